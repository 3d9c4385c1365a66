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

/** What a change from one period to the next comes to. */
interface Change {
  code: ExplanationCode
  change: string
}

function findingOf(a: Claim, b: Claim, { code, change }: Change): Finding {
  const reason = say(
    `${a.row.period} 至 ${b.row.period} 变化异常（${change}）：${sayClaim(a)}，${sayClaim(b)}`,
    `An impossible change (${change}): ${sayClaimEn(a)}; ${sayClaimEn(b)}`,
  )
  const evidence = { before: a.amount.value, after: b.amount.value, change }
  return makeFinding(
    'trend',
    code === 'falling-total' || code === 'direction' ? 'error' : 'warning',
    [a, b],
    code,
    reason,
    evidence,
  )
}

/** Whether a change by about a power of ten: then the unit slipped. */
const isSlip = (ratio: number): boolean =>
  [10, 100, 1000, 10_000].some((power) => ratio > power * 0.8 && ratio < power * 1.3)

function judgeShares(a: Claim, b: Claim): Change | null {
  const points = Math.abs(b.amount.value - a.amount.value)
  if (points < thresholds.sharePoints * Math.sqrt(years(a, b))) return null
  return { code: 'sudden-jump', change: `${sayNumber(round(points))} 个百分点` }
}

function judgeChange(a: Claim, b: Claim): Change | null {
  if (a.name.measure === 'share') return judgeShares(a, b)
  const [x, y] = [a.amount.value, b.amount.value]
  if (x <= 0 || y <= 0 || Math.max(x, y) < thresholds.leastCount) return null
  const ratio = Math.max(x / y, y / x)
  const ofStock = y < x ? thresholds.stockFall : thresholds.stockRise
  const many = y > x && x >= thresholds.manyCount ? thresholds.manyRise : ofStock
  const limit = isStock(a) ? many : thresholds.flowFactor
  if (ratio < limit ** Math.min(years(a, b), 3)) return null
  const change = `${y > x ? '×' : '÷'}${sayNumber(Number(ratio.toPrecision(3)))}`
  return { code: isSlip(ratio) ? 'unit-slip' : 'sudden-jump', change }
}

/** A running total that became smaller. Both must run from one start: since the same day, or up to a moment. */
function judgeFalling(a: Claim, b: Claim): Change | null {
  if (!a.cumulative && !b.cumulative) return null
  const started = a.period.from === b.period.from && a.period.kind === b.period.kind
  const moments = a.period.kind === 'as-of' && b.period.kind === 'as-of'
  if ((!started && !moments) || b.amount.hi >= a.amount.lo) return null
  return { code: 'falling-total', change: `-${sayNumber(round(a.amount.value - b.amount.value))}` }
}

/** A remark that says it fell (rose) beside a number that rose (fell). */
function judgeSaid(a: Claim, b: Claim): Change | null {
  const said = /[比较](上年|去年|上期|上年同期|上年末)(有所)?(下降|减少|降低)|同比(下降|减少)/.test(b.note.text)
    ? -1
    : /[比较](上年|去年|上期|上年同期|上年末)(有所)?(上升|增加|增长|提高)|同比(上升|增加|增长)/.test(b.note.text)
      ? 1
      : 0
  const moved = b.amount.lo > a.amount.hi ? 1 : b.amount.hi < a.amount.lo ? -1 : 0
  if (said === 0 || moved === 0 || said === moved || years(a, b) > 1.2) return null
  return { code: 'direction', change: `${sayNumber(a.amount.value)} → ${sayNumber(b.amount.value)}` }
}

/** The first change from one moment to the next, where every pair that can be compared jumps; else null. */
function judgeStep(before: readonly Claim[], now: readonly Claim[]): Finding | null {
  let first: Finding | null = null
  for (const a of before)
    for (const b of now) {
      if (!isAlike(a, b) || !sameKind(a.unit, b.unit)) continue
      const change = judgeSaid(a, b) ?? judgeFalling(a, b) ?? judgeChange(a, b)
      if (!change) return null
      first ??= findingOf(a, b, change)
    }
  return first
}

/** Whether a jump only takes back the one before it. */
const isBack = (before: Finding | null | undefined, now: Finding): boolean => {
  const [from, out] = [Number(before?.evidence.before), Number(now.evidence.after)]
  return before?.rows.some((id) => now.rows.includes(id)) === true && Math.max(from / out, out / from) < 1.5
}

/** Where a period has several figures, one that fits its neighbours speaks for it: a change counts only when all jump. */
function checkSeries(claims: readonly Claim[]): Finding[] {
  const moments = [...groupBy(claims, ({ period }) => String(period.to)).values()].sort(
    (a, b) => (a[0]?.period.to ?? 0) - (b[0]?.period.to ?? 0),
  )
  const steps = moments.map((now, i) => judgeStep(moments[i - 1] ?? [], now))
  // Up and down again is one figure out of line, and one finding.
  return steps.flatMap((step, i) => (step && !isBack(steps[i - 1], step) ? [step] : []))
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
