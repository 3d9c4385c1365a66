import { NameUnits } from '#kernel/org'
import { useAsk } from '../ask/ask.ts'

/** Names of units by id, asked together; ids whose names are not there yet are left out. */
export function useUnitNames(ids: readonly number[]): Map<number, string> {
  const wanted = [...new Set(ids)].sort((a, b) => a - b).slice(0, 200)
  const { data } = useAsk(
    NameUnits,
    { query: { ids: wanted.join(',') } },
    { skip: wanted.length === 0, keeps: () => true },
  )
  return new Map(data?.map((unit) => [unit.id, unit.name]))
}

/** The name of a unit, by its id. */
export function UnitName({ id }: { id: number }) {
  return useUnitNames([id]).get(id) ?? String(id)
}
