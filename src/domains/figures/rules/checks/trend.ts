import { say } from '#platform/say'
import { type ExplanationCode, type Finding, makeFinding, sayClaim, sayClaimEn, sayNumber } from '../finding.ts'
import { round } from '../read/amount.ts'
import { type Claim, isStock } from '../read/claim.ts'
import { sameKind } from '../read/unit.ts'
import { groupBy, type Register } from '../register.ts'
import { thresholds } from '../words/thresholds.ts'

const years = (a: Claim, b: Claim): number => Math.max(1, ((b.period.to ?? 0) - (a.period.to ?? 0)) / 10_000)

/** Whether two figures are about stretches of time of one length, or both of a moment. */
function isAlike(a: Claim, b: Claim): boolean {
  if (a.period.kind !== b.period.kind) return isStock(a) && isStock(b)
  if (a.period.kind !== 'span') return true
  const length = ({ period }: Claim) => (period.to ?? 0) - (period.from ?? 0)
  return length(a) === length(b) || isStock(a)
}

function jump(a: Claim, b: Claim, code: ExplanationCode, change: string): Finding {
  const reason = say(
    `${a.row.period} 至 ${b.row.period} 变化异常（${change}）：${sayClaim(a)}，${sayClaim(b)}`,
    `An impossible change (${change}): ${sayClaimEn(a)}; ${sayClaimEn(b)}`,
  )
  const evidence = { before: a.amount.value, after: b.amount.value, change }
  return makeFinding('trend', code === 'falling-total' ? 'error' : 'warning', [a, b], code, reason, evidence)
}

/** Whether a change by about a power of ten: then the unit slipped. */
const isSlip = (ratio: number): boolean =>
  [10, 100, 1000, 10_000].some((power) => ratio > power * 0.8 && ratio < power * 1.3)

function judgeShares(a: Claim, b: Claim): Finding | null {
  const points = Math.abs(b.amount.value - a.amount.value)
  if (points < thresholds.sharePoints * Math.sqrt(years(a, b))) return null
  return jump(a, b, 'sudden-jump', `${sayNumber(round(points))} 个百分点`)
}

/** What the change from one period to the next comes to. */
function judgeChange(a: Claim, b: Claim): Finding | null {
  if (a.name.measure === 'share') return judgeShares(a, b)
  const [x, y] = [a.amount.value, b.amount.value]
  if (x <= 0 || y <= 0 || Math.max(x, y) < thresholds.leastCount) return null
  const ratio = Math.max(x / y, y / x)
  const ofStock = y < x ? thresholds.stockFall : thresholds.stockRise
  const limit = isStock(a) ? ofStock : thresholds.flowFactor
  if (ratio < limit ** Math.min(years(a, b), 3)) return null
  return jump(
    a,
    b,
    isSlip(ratio) ? 'unit-slip' : 'sudden-jump',
    `${y > x ? '×' : '÷'}${sayNumber(round(Number(ratio.toPrecision(3))))}`,
  )
}

/** A running total that became smaller. Both must run from one start: since the same day, or up to a moment. */
function judgeFalling(a: Claim, b: Claim): Finding | null {
  if (!a.cumulative && !b.cumulative) return null
  const started = a.period.from === b.period.from && a.period.kind === b.period.kind
  const moments = a.period.kind === 'as-of' && b.period.kind === 'as-of'
  if ((!started && !moments) || b.amount.hi >= a.amount.lo) return null
  return jump(a, b, 'falling-total', `-${sayNumber(round(a.amount.value - b.amount.value))}`)
}

/** Where a period has several figures, one that fits its neighbours speaks for it: a change counts only when all jump. */
function checkSeries(claims: readonly Claim[]): Finding[] {
  const moments = [...groupBy(claims, ({ period }) => String(period.to)).values()].sort(
    (a, b) => (a[0]?.period.to ?? 0) - (b[0]?.period.to ?? 0),
  )
  return moments.flatMap((now, i) => {
    const before = moments[i - 1]
    if (!before) return []
    const pairs = before
      .flatMap((a) => now.map((b) => [a, b] as const))
      .filter(([a, b]) => isAlike(a, b) && sameKind(a.unit, b.unit))
    const found = pairs.map(([a, b]) => judgeFalling(a, b) ?? judgeChange(a, b))
    const all = found.filter((one) => one !== null)
    return all.length === found.length ? all.slice(0, 1) : []
  })
}

/** Figures of one thing and subject over time. */
export function checkTrends({ things, home }: Register): Finding[] {
  return things.flatMap((thing) => {
    const timed = thing.filter(
      ({ period, role, name, unit, yearly }) =>
        role !== 'target' &&
        !yearly &&
        period.to !== null &&
        !period.vague &&
        unit.kind !== 'rate' &&
        ['count', 'share', 'average', 'standard'].includes(name.measure),
    )
    if (timed.length < 2) return []
    const subjects = groupBy(timed, ({ subject, name }) => `${subject.place || home} ${subject.part} ${name.measure}`)
    return [...subjects.values()].flatMap(checkSeries)
  })
}
