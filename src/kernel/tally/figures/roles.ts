import { type BaseDefinition, dimensionsOf } from '../formats/definition.ts'
import type { Combo } from './columns.ts'

/** What is wanted of each dimension, by name: a category, or null for values that name none. Dimensions left out: all. */
export type Slice = Readonly<Record<string, string | null>>

/** What a combination of categories is to a slice. */
export const role = { none: 0, exact: 1, part: 2 } as const

/** Combinations against a slice: their role, and for parts which dimensions they break down further. */
export interface Roles {
  role: Uint8Array
  /** Rank of the breakdown: fewer dimensions first, then by the order of the definition. */
  rank: Int32Array
}

function roleOf(combo: Combo, names: readonly string[], slice: Slice): { role: number; rank: number } {
  let [extra, mask] = [0, 0]
  for (const [i, name] of names.entries()) {
    const [has, wanted] = [combo[i] ?? null, slice[name]]
    if (wanted !== undefined) {
      if (has !== wanted) return { role: role.none, rank: 0 }
    } else if (has !== null) {
      extra++
      mask += 2 ** i
    }
  }
  return extra === 0 ? { role: role.exact, rank: 0 } : { role: role.part, rank: extra * 256 + mask }
}

/** The role of every combination of an indicator. */
export function rolesOf(one: BaseDefinition, combos: readonly Combo[], slice: Slice): Roles {
  const names = dimensionsOf(one)
  const found = combos.map((combo) => roleOf(combo, names, slice))
  return { role: Uint8Array.from(found, (r) => r.role), rank: Int32Array.from(found, (r) => r.rank) }
}
