import type { Db } from '#platform/db'
import type { ParameterSeed } from '../parameter.ts'
import { inForce, newRow, own, type ParameterRow, parameterRow } from './rows.ts'

const groupOf = (row: { key: string; region: number | null }): string => `${row.key} ${row.region}`

const contentOf = (row: ParameterSeed): string =>
  JSON.stringify([row.value, row.validFrom, row.validTo, row.label, row.unit, row.source, row.confidence])

const isHolding = (row: ParameterRow): boolean => row.validTo !== row.validFrom

/**
 * Brings the values that come with the program into the table; running it again changes nothing.
 *
 * Where an operator has entered a value for a key and region, that key and region are left alone for good. Else
 * values that the new release no longer has are withdrawn, which keeps them as history, and its own are added.
 * Gives the number of rows added.
 */
export async function seedParameters(db: Db, seeds: readonly ParameterSeed[], at: Date = new Date()): Promise<number> {
  const keys = [...new Set(seeds.map((seed) => seed.key))]
  if (keys.length === 0) return 0
  const rows = await own(db).selectFrom('parameter').selectAll().where('key', 'in', keys).execute()
  const stored = rows.map(parameterRow)
  const operators = new Set(stored.filter((row) => row.origin === 'operator').map(groupOf))
  const shipped = new Set(seeds.map(groupOf))
  const mine = stored.filter((row) => !operators.has(groupOf(row)) && shipped.has(groupOf(row)) && isHolding(row))
  const wanted = seeds.filter((seed) => !operators.has(groupOf(seed)))

  const have = new Set(mine.map((row) => groupOf(row) + contentOf(row)))
  const want = new Set(wanted.map((seed) => groupOf(seed) + contentOf(seed)))
  const gone = mine.filter((row) => !want.has(groupOf(row) + contentOf(row)))
  const fresh = wanted.filter((seed) => !have.has(groupOf(seed) + contentOf(seed)))
  if (gone.length > 0)
    await own(db)
      .updateTable('parameter')
      .set((e) => ({ validTo: e.ref('validFrom'), endedAt: at.toISOString() }))
      .where(
        'id',
        'in',
        gone.map((row) => row.id),
      )
      .execute()
  const recording = { origin: 'seed', personId: null, personName: null, reason: null, at: at.toISOString() } as const
  if (fresh.length > 0)
    await own(db)
      .insertInto('parameter')
      .values(fresh.map((seed) => newRow(seed, recording)))
      .execute()
  inForce.forget(db)
  return fresh.length
}
