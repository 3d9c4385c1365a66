import type { Finding } from '../finding.ts'
import type { Claim } from '../read/claim.ts'
import { sameKind } from '../read/unit.ts'
import { keyOf } from '../words/keys.ts'
import { aboveWhole, isAbove } from './parts.ts'
import type { Shelf } from './shelf.ts'

/** Whoever is the first is also the second, whatever else the name says: members of a firm are its workers. */
const kinds: readonly (readonly [narrow: string, wide: string])[] = [
  ['会员', '职工'],
  ['党员', '职工'],
  ['农民工', '职工'],
  ['代表', '职工'],
  ['高技能', '技能人才'],
]

/** Figures of the wider kind under a name that is else the same. */
function widerOf({ name }: Claim, shelf: Shelf): readonly Claim[] {
  return kinds.flatMap(([narrow, wide]) => {
    if (!name.telling.includes(narrow) || name.telling.length < 2) return []
    return shelf.byKey.get(keyOf(name.telling.map((token) => (token === narrow ? wide : token)))) ?? []
  })
}

/** Figures of one kind of people that are more than all of those people. */
export function checkWithin(shelf: Shelf): Finding[] {
  return [...shelf.byKey.values()].flat().flatMap((part) => {
    const wider = widerOf(part, shelf).filter((whole) => whole !== part && sameKind(part.unit, whole.unit))
    const [first] = wider
    return first && wider.every((whole) => isAbove(part, whole)) ? [aboveWhole(part, first)] : []
  })
}
