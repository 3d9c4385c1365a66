import { say } from '#platform/say'
import { type Finding, listEn, listZh, makeFinding, sayClaim, sayClaimEn } from '../finding.ts'
import type { Claim } from '../read/claim.ts'
import { sameKind } from '../read/unit.ts'
import { groupBy } from '../register.ts'
import { keyOf, nounsOf } from '../words/keys.ts'
import { isVerb, stagesBetween } from '../words/segment.ts'
import { isAbove } from './parts.ts'
import type { Shelf } from './shelf.ts'

/** By how many stages b comes after a, by the verbs they do not share; 0 when no chain tells. */
function stagesFrom(a: Claim, b: Claim): number {
  const [x, y] = [a.name.verbs, b.name.verbs]
  for (const verb of x.filter((one) => !y.includes(one)))
    for (const other of y.filter((one) => !x.includes(one))) {
      const stages = stagesBetween(verb, other)
      if (stages) return stages
    }
  return 0
}

/** Numbers that must fit one another because one follows the other: 收集 before 办结, 排查 before 整改. */
function judgeStages(a: Claim, b: Claim): Finding | null {
  const stages = stagesFrom(a, b)
  if (stages === 0 || !sameKind(a.unit, b.unit)) return null
  const [early, late] = stages > 0 ? [a, b] : [b, a]
  if (isAbove(late, early) && !late.note.carried) {
    const reason = say(
      `后一环节多于前一环节：${sayClaim(late)} 大于 ${sayClaim(early)}`,
      `A later stage counts more than an earlier one: ${sayClaimEn(late)} > ${sayClaimEn(early)}`,
    )
    const evidence = { earlier: early.amount.value, later: late.amount.value }
    return makeFinding('arithmetic', 'warning', [early, late], 'later-stage-above-earlier', reason, evidence)
  }
  const equal = a.amount.value === b.amount.value && a.amount.digits >= 3
  if (!equal || a.row.reporter === b.row.reporter) return null
  const reason = say(
    `同一个数，动词不同：${listZh([early, late])}`,
    `One number under different verbs: ${listEn([early, late])}`,
  )
  return makeFinding('scope', 'warning', [early, late], 'verb-shift', reason, { value: a.amount.value })
}

/** Units of which the first counts groups of the second: no more households than persons, no more persons than visits. */
const smaller: readonly (readonly [string, string])[] = [
  ['household', 'person'],
  ['person', 'visit'],
  ['household', 'visit'],
]

function judgeUnits(a: Claim, b: Claim): Finding | null {
  const pair = smaller.find(
    ([x, y]) => (a.unit.kind === x && b.unit.kind === y) || (a.unit.kind === y && b.unit.kind === x),
  )
  if (!pair) return null
  const [few, many] = a.unit.kind === pair[0] ? [a, b] : [b, a]
  if (isAbove(few, many)) {
    const reason = say(
      `${few.row.unit}数多于${many.row.unit}数：${sayClaim(few)} 大于 ${sayClaim(many)}`,
      `More of the larger unit than of the smaller: ${sayClaimEn(few)} > ${sayClaimEn(many)}`,
    )
    const evidence = { fewer: few.amount.value, more: many.amount.value }
    return makeFinding('arithmetic', 'error', [few, many], 'persons-and-visits', reason, evidence)
  }
  if (a.amount.value !== b.amount.value || a.amount.digits < 3) return null
  const reason = say(
    `同一个数，单位不同（${few.row.unit}、${many.row.unit}）：${listZh([few, many])}`,
    `One number in different units: ${listEn([few, many])}`,
  )
  return makeFinding('unit', 'warning', [few, many], 'persons-and-visits', reason, { value: a.amount.value })
}

function* pairs(claims: readonly Claim[]): Generator<[Claim, Claim]> {
  const few = claims.slice(0, 30)
  for (const [i, a] of few.entries()) for (const b of few.slice(i + 1)) yield [a, b]
}

/** More came than should have: 到会代表 beside 应到代表. */
function judgeDue(due: Claim, come: Claim): Finding | null {
  if (!sameKind(due.unit, come.unit) || !isAbove(come, due)) return null
  const reason = say(
    `实际数多于应有数：${sayClaim(come)} 大于 ${sayClaim(due)}`,
    `More than there should be: ${sayClaimEn(come)} > ${sayClaimEn(due)}`,
  )
  const evidence = { due: due.amount.value, actual: come.amount.value }
  return makeFinding('arithmetic', 'warning', [due, come], 'part-above-whole', reason, evidence)
}

const dueOn = (shelf: Shelf): Finding[] =>
  shelf.claims.flatMap((due) => {
    const { telling } = due.name
    if (!telling.includes('应') || due.role !== 'actual') return []
    const come = shelf.byKey.get(keyOf(telling.filter((token) => token !== '应'))) ?? []
    return come.slice(0, 6).flatMap((one) => judgeDue(due, one) ?? [])
  })

/** 职工查出隐患 are 隐患 that were found: whoever did it stands before the deed. */
const withoutDoer = (tokens: readonly string[]): readonly string[] =>
  doers.has(tokens[0] ?? '') && isVerb(tokens[1] ?? '') ? tokens.slice(1) : tokens

const doers = new Set(['职工', '群众', '会员', '企业', '单位', '代表'])

/** Figures of the same nouns whose verbs or units bind them. */
export function checkStages(shelf: Shelf): Finding[] {
  const findings: Finding[] = []
  const things = groupBy([...shelf.byNouns.values()].flat(), ({ name }) => keyOf(nounsOf(withoutDoer(name.telling))))
  for (const [nouns, claims] of things)
    if (nouns) for (const [a, b] of pairs(claims)) findings.push(...[judgeStages(a, b)].filter((one) => one !== null))
  for (const claims of shelf.byKey.values())
    for (const [a, b] of pairs(claims)) findings.push(...[judgeUnits(a, b)].filter((one) => one !== null))
  return [...findings, ...dueOn(shelf)]
}
