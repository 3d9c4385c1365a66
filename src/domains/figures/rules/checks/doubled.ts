import { say } from '#platform/say'
import { type Finding, inOrder, listEn, listZh, makeFinding, sayClaim, sayClaimEn } from '../finding.ts'
import { type Claim, isActualCount } from '../read/claim.ts'
import { modifiersOf } from '../read/name.ts'
import { samePlace } from '../read/subject.ts'
import { sameKind } from '../read/unit.ts'
import { groupBy, type Register } from '../register.ts'
import { alike } from '../words/alike.ts'

/** From how much in common on two names tell of one matter. */
const kin = 0.4

/** Whether two names are of parts that exclude one another: 男, 女; 省级, 市级. */
function excludes(a: Claim, b: Claim): boolean {
  const [x, y] = [modifiersOf(a.name.tokens), modifiersOf(b.name.tokens)]
  return x.some(({ dimension, value }) => y.some((other) => other.dimension === dimension && other.value !== value))
}

/** Whether two equal numbers are one: they say so, or two offices report them of one matter. */
function isOne(a: Claim, b: Claim): boolean {
  if (
    a.amount.value !== b.amount.value ||
    !sameKind(a.unit, b.unit) ||
    (a.row.slug !== '' && a.row.slug === b.row.slug)
  )
    return false
  if (a.note.shared || b.note.shared) return true
  return a.row.reporter !== b.row.reporter && alike(a.row.indicator, b.row.indicator) >= kin && !excludes(a, b)
}

const saysSum = ({ note, name, row }: Claim): boolean => note.sums || name.whole || /合计|总|共/.test(row.indicator)

function findingOf(total: Claim, twice: readonly Claim[]): Finding {
  const reason = say(
    `${listZh(twice)} 疑为同一数量，却被相加成 ${sayClaim(total)}`,
    `${listEn(twice)} probably are one quantity, and were added up to ${sayClaimEn(total)}`,
  )
  return makeFinding('duplicate', 'error', inOrder([total, ...twice]), 'counted-twice', reason, {
    value: twice[0]?.amount.value ?? 0,
    total: total.amount.value,
  })
}

/** Values that many figures have are no sign of anything. */
const most = 12

/** One quantity of two offices that a total has added to itself. */
export function checkDoubled({ claims, home }: Register): Finding[] {
  const counts = claims.filter((claim) => isActualCount(claim) && claim.amount.value > 1)
  const totals = counts.filter(saysSum)
  const halves = new Set(totals.map(({ amount }) => amount.value / 2))
  const values = groupBy(
    counts.filter(({ amount }) => halves.has(amount.value)),
    ({ amount }) => String(amount.value),
  )
  return totals.flatMap((total) => {
    const beside = (values.get(String(total.amount.value / 2)) ?? []).filter(
      (half) =>
        sameKind(total.unit, half.unit) &&
        half.period.to === total.period.to &&
        samePlace(half.subject, total.subject, home),
    )
    if (beside.length < 2 || beside.length > most) return []
    for (const [i, a] of beside.entries())
      for (const b of beside.slice(i + 1)) if (isOne(a, b)) return findingOf(total, [a, b])
    return []
  })
}
