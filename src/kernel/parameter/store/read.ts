import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { say } from '#platform/say'
import { type ParameterInForce, type ParameterValue, parameterMissing, regionChain } from '../parameter.ts'
import { inForce, own, type ParameterRow, parameterRow } from './rows.ts'

/** The codes of a region and those above it; what holds everywhere has none. */
const codesOf = (region: number | null): number[] => regionChain(region).filter((code) => code !== null)

/**
 * The values of the keys in a region on a day, in one query a transaction: the nearest region wins.
 * @throws Refused, naming all keys that have no value in force.
 */
export const parametersAt = <K extends string>(
  db: Db,
  keys: readonly K[],
  region: number | null,
  date: string,
): Promise<Record<K, ParameterInForce>> =>
  inForce.get(db, `${region} ${date} ${keys.join()}`, async () => {
    const found = await findParametersAt(db, keys, region, date)
    const missing = keys.filter((key) => !found[key])
    if (missing.length > 0) throw parameterMissing(missing, region, date)
    return found as Record<K, ParameterInForce>
  })

/** The same for values that may have none in force: a round of a policy that is over, and the next not on file yet. */
export async function findParametersAt<K extends string>(
  db: Db,
  keys: readonly K[],
  region: number | null,
  date: string,
): Promise<Partial<Record<K, ParameterInForce>>> {
  const found = new Map<string, ParameterInForce>()
  if (keys.length > 0) {
    // Codes end in noughts the higher the region stands, so the largest code is the nearest region.
    const rows = await own(db)
      .selectFrom('parameter')
      .distinctOn('key')
      .select(['key', 'value', 'unitZh', 'unitEn', 'sourceZh', 'sourceEn', 'validFrom', 'region'])
      .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
      .where((e) => e.or([e('region', 'is', null), e('region', '=', sql<number>`any(${codesOf(region)}::int[])`)]))
      .where('validFrom', '<=', date)
      .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', date)]))
      .orderBy('key')
      .orderBy('region', (order) => order.desc().nullsLast())
      .orderBy('validFrom', 'desc')
      .execute()
    for (const row of rows) {
      const value = row.value as ParameterValue
      const [unit, source] = [say(row.unitZh, row.unitEn), say(row.sourceZh, row.sourceEn)]
      found.set(row.key, { value, unit, source, validFrom: row.validFrom, region: row.region })
    }
  }
  return Object.fromEntries(found) as Partial<Record<K, ParameterInForce>>
}

/** All rows that hold on a day, of every region, by key: the table an administrator reads. */
export async function listParameters(db: Db, date: string): Promise<ParameterRow[]> {
  const rows = await own(db)
    .selectFrom('parameter')
    .selectAll()
    .where('validFrom', '<=', date)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', date)]))
    .orderBy('key')
    .orderBy('region', (order) => order.asc().nullsFirst())
    .execute()
  return rows.map(parameterRow)
}

/** Every value a key ever had, newest record first, with who recorded it and why; withdrawn ones too. */
export async function listParameterHistory(db: Db, key: string): Promise<ParameterRow[]> {
  const rows = await own(db)
    .selectFrom('parameter')
    .selectAll()
    .where('key', '=', key)
    .orderBy('recordedAt', 'desc')
    .orderBy('validFrom', 'desc')
    .execute()
  return rows.map(parameterRow)
}
