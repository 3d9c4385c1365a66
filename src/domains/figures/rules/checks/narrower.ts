import { say } from '#platform/say'
import { type Finding, listEn, listZh, makeFinding } from '../finding.ts'
import { canBeEqual } from '../read/amount.ts'
import { type Claim, isCount } from '../read/claim.ts'
import { sameKind } from '../read/unit.ts'
import { bind, groupBy, type Register } from '../register.ts'

/** Whether one office counts all of a place and another a part of it, and the part is no larger: two scopes of one thing. */
const isNarrower = (whole: Claim, part: Claim): boolean =>
  whole.row.reporter !== part.row.reporter &&
  whole.role === part.role &&
  isCount(whole) &&
  isCount(part) &&
  sameKind(whole.unit, part.unit) &&
  !canBeEqual(whole.amount, part.amount) &&
  part.amount.value < whole.amount.value

/**
 * One thing for a place and for a part of it (全省, 全省规模以上工业企业) by different offices in one period: no contradiction, but
 * whoever prints either must say which. Explained only; a part above its whole is another check's to find.
 */
export function checkNarrower({ things, home }: Register): Finding[] {
  return things.flatMap((thing) => {
    if (thing.length < 2) return []
    const together = groupBy(thing, ({ subject, period }) => `${subject.place || home} ${period.from} ${period.to}`)
    return [...together.values()].flatMap((claims) => {
      const wholes = claims.filter(({ subject }) => subject.part === '')
      const parts = claims.filter(({ subject, period }) => subject.part !== '' && period.to !== null)
      const pairs = wholes.flatMap((whole) =>
        parts.filter((part) => isNarrower(whole, part)).map((part): [Claim, Claim] => [whole, part]),
      )
      return bind<Claim, [Claim, Claim]>(pairs).map((bound) => {
        const all = [...new Set(bound.flat())]
        const reason = say(`范围不同，可以解释：${listZh(all)}`, `Different scopes: ${listEn(all)}`)
        return makeFinding('scope', 'info', all, 'different-scope', reason)
      })
    })
  })
}
