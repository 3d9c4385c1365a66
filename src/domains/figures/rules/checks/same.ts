import { say } from '#platform/say'
import { type ExplanationCode, type Finding, inOrder, listEn, listZh, makeFinding } from '../finding.ts'
import { canBeEqual, powerOfTenBetween } from '../read/amount.ts'
import { type Claim, isCount, isStock } from '../read/claim.ts'
import { isBlur } from '../read/note.ts'
import { type PeriodRelation, relate } from '../read/period.ts'
import { sameKind } from '../read/unit.ts'
import { bind, groupBy, type Register } from '../register.ts'
import { alike } from '../words/alike.ts'
import { compareScopes, isOtherGroup } from './scope.ts'

/** What a pair of claims about one thing comes to. */
export interface Verdict {
  kind: 'value' | 'scope' | 'unit' | 'explained'
  severity: Finding['severity']
  code: ExplanationCode
}

const explained = (code: ExplanationCode): Verdict => ({ kind: 'explained', severity: 'info', code })

/** Whether the same digits stand in another order: 12846 and 12468. */
function isTransposed(a: number, b: number): boolean {
  const digits = (value: number) => String(value).replace(/\D|0+$/g, '')
  const [x, y] = [digits(a), digits(b)]
  return x.length > 2 && x.length === y.length && [...x].sort().join() === [...y].sort().join()
}

/**
 * Whether a remark names a group where the other figure names none, and the group is smaller by a fifth or more: nearer
 * than that, both plainly mean one thing.
 */
const isOfGroup = (group: Claim, all: Claim): boolean =>
  group.note.narrow && !all.note.scope && group.amount.value <= 0.8 * all.amount.value

/** Whether one runs from the start of something and the other is one period's alone; the running one must be more. */
function isRunning(a: Claim, b: Claim, period: PeriodRelation): boolean {
  if (a.cumulative === b.cumulative) return false
  const [running, other] = a.cumulative ? [a, b] : [b, a]
  const apart =
    period === 'loose' ||
    a.period.kind !== b.period.kind ||
    other.note.run === 'single' ||
    a.row.reporter === b.row.reporter
  return apart && running.amount.value > other.amount.value
}

/** Whether two remarks say one scope in other words: 联合会，实名在册 and 本联合会实名在册. */
const isOneScope = ({ note: x }: Claim, { note: y }: Claim): boolean =>
  x.scope !== '' && y.scope !== '' && x.scope !== y.scope && x.reach === y.reach && alike(x.scope, y.scope) >= 0.6

/** Whether a remark explains the difference: what counts more in must be more. */
function isExplainedByScope(a: Claim, b: Claim): boolean {
  const [x, y] = [a.note, b.note]
  if (x.sameScope || y.sameScope || isOneScope(a, b)) return false
  if (isOfGroup(a, b) || isOfGroup(b, a)) return true
  if (x.scope === y.scope || (!x.scope && !y.scope)) return false
  if (!(x.scope && y.scope) && !x.stated && !y.stated) return false
  if (!isCount(a)) return true // an average may well fall where more are counted in
  const expected = x.scope && y.scope && x.reach * y.reach >= 0 ? 0 : Math.sign(x.reach - y.reach)
  return expected === 0 || expected === Math.sign(a.amount.value - b.amount.value)
}

/** Two numbers that cannot be the same, said of the same thing, subject and (as far as written) period. */
function judgeDifferent(a: Claim, b: Claim, period: PeriodRelation): Verdict {
  if (isExplainedByScope(a, b) || isOtherGroup(a, b)) return explained('different-scope')
  if (period !== 'same' && period !== 'loose') return explained('different-as-of')
  if (a.yearly !== b.yearly) return explained('average-as-year')
  if (isRunning(a, b, period)) return explained('cumulative-and-single')
  const [least, most] = [a.amount.value, b.amount.value].sort((x, y) => x - y)
  const far = (most ?? 0) > 2 * (least ?? 0) && (most ?? 0) >= 100
  const firm = (period === 'same' || far) && !isBlur(a.row.qualifier) && !isBlur(b.row.qualifier)
  const severity = firm ? 'error' : 'warning'
  const power = powerOfTenBetween(a.amount, b.amount)
  if (power > 0) return { kind: 'unit', severity, code: 'unit-slip' }
  if (isTransposed(a.amount.value, b.amount.value)) return { kind: 'value', severity, code: 'transposed-digits' }
  return { kind: 'value', severity, code: period === 'loose' ? 'open-period' : 'different-values' }
}

/** Two numbers that can be the same. */
function judgeEqual(a: Claim, b: Claim, period: PeriodRelation): Verdict | null {
  const scope = compareScopes(a, b, period)
  if (scope) return { kind: 'scope', severity: 'warning', code: scope }
  if (period === 'apart' || a.amount.value === b.amount.value) return null
  return explained(a.amount.sense === 'exact' && b.amount.sense === 'exact' ? 'rounding' : 'qualifier')
}

/** What two claims about one thing and subject come to; null when they simply agree or cannot be compared. */
export function judge(a: Claim, b: Claim): Verdict | null {
  if (a.name.measure === 'edition' || b.name.measure === 'edition' || a.name.measure === 'rank') return null
  if (a.name.measure !== b.name.measure || !sameKind(a.unit, b.unit)) return null
  if (a.role !== b.role) return explained('target-and-actual')
  const period = relate(a.period, b.period, isStock(a) && isStock(b))
  return canBeEqual(a.amount, b.amount) ? judgeEqual(a, b, period) : judgeDifferent(a, b, period)
}

const words: Readonly<Record<'value' | 'scope' | 'unit', [zh: string, en: string]>> = {
  value: ['同一事项数值不同', 'The same thing with different values'],
  scope: ['同一个数的口径、归属或时段说法不同', 'One number with different scopes, attributions or periods'],
  unit: ['同一事项相差十的整数次方', 'The same thing, off by a power of ten'],
}

function evidenceOf(claims: readonly Claim[]): Finding['evidence'] {
  const values = claims.map(({ amount }) => amount.value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least === most) return { value: least }
  return {
    least,
    most,
    difference: Number((most - least).toPrecision(12)),
    ...(least > 0 ? { ratio: Number((most / least).toPrecision(4)) } : {}),
  }
}

function distinctOf(claims: readonly Claim[]): string {
  return [
    ...new Set(inOrder(claims).map(({ row }) => [row.subject, row.period, row.note].filter(Boolean).join('·'))),
  ].join(' ／ ')
}

/** One finding of each kind for claims that are bound together by their pairs. */
function findingOf(kind: Verdict['kind'], pairs: readonly (readonly [Claim, Claim, Verdict])[]): Finding {
  const claims = inOrder([...new Set(pairs.flatMap((pair) => pair.slice(0, 2) as [Claim, Claim]))])
  const first = pairs.find(([, , verdict]) => verdict.severity === 'error') ?? pairs[0]
  const verdict = first?.[2] ?? explained('rounding')
  if (kind === 'explained') {
    const reason = say(`数值不同但可以解释：${listZh(claims)}`, `Different, but for a reason: ${listEn(claims)}`)
    return makeFinding('value', 'info', claims, verdict.code, reason, evidenceOf(claims))
  }
  const [zh, en] = words[kind]
  const reason =
    kind === 'scope'
      ? say(
          `${zh}：${listZh(claims)}；分别为：${distinctOf(claims)}`,
          `${en}: ${listEn(claims)}; said of: ${distinctOf(claims)}`,
        )
      : say(`${zh}：${listZh(claims)}`, `${en}: ${listEn(claims)}`)
  return makeFinding(kind, verdict.severity, claims, verdict.code, reason, evidenceOf(claims))
}

/** Claims bound together by pairs of one kind and one reason become one finding. */
export function bindPairs(pairs: readonly (readonly [Claim, Claim, Verdict])[]): Finding[] {
  const kinds = groupBy(pairs, ([, , { kind, code }]) => (kind === 'explained' ? `${kind} ${code}` : kind))
  return [...kinds.values()].flatMap((ofKind) =>
    bind<Claim, readonly [Claim, Claim, Verdict]>(ofKind).map((bound) =>
      findingOf(bound[0]?.[2].kind ?? 'explained', bound),
    ),
  )
}

/** Above so many figures of one thing and subject, only neighbours by period and value are compared. */
const crowd = 40

/** Pairs worth comparing: all of a small group; of a crowd, neighbours by value within each period. */
export function* pairsOf(claims: readonly Claim[]): Generator<[Claim, Claim]> {
  if (claims.length <= crowd) {
    for (const [i, a] of claims.entries()) for (const b of claims.slice(i + 1)) yield [a, b]
    return
  }
  for (const together of groupBy(claims, ({ period }) => `${period.from} ${period.to}`).values()) {
    const sorted = [...together].sort((a, b) => a.amount.value - b.amount.value || (a.row.id < b.row.id ? -1 : 1))
    for (const [i, a] of sorted.entries()) {
      const b = sorted[i + 1]
      if (b) yield [a, b]
    }
  }
}

/** Claims about one thing and one subject that differ, or agree where they should not. */
export function checkSame({ things, home }: Register): Finding[] {
  return things.flatMap((thing) => {
    if (thing.length < 2) return []
    const subjects = groupBy(thing, ({ subject }) => `${subject.place || home} ${subject.part}`)
    return [...subjects.values()].flatMap((claims) => {
      const pairs: [Claim, Claim, Verdict][] = []
      for (const [a, b] of pairsOf(claims)) {
        const verdict = judge(a, b)
        if (verdict) pairs.push([a, b, verdict])
      }
      return bindPairs(pairs)
    })
  })
}
