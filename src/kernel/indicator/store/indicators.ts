import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, remembering } from '#platform/db'
import type { IndicatorDefinition } from '../contracts.ts'
import type { Dimension } from '../dimension.ts'
import { type IndicatorTable, own } from './tables.ts'

/** Indicators as a transaction has read them, by what it asked for. */
const known = remembering<IndicatorDefinition[]>()

/** Names that offices' own indicators begin with, so that none can ever take the name of one of the product's. */
const officePrefix = 'local-'

const rowOf = (definition: IndicatorDefinition): IndicatorTable => ({
  name: definition.name,
  labelZh: definition.label.zh,
  labelEn: definition.label.en,
  measureZh: definition.measure.zh,
  measureEn: definition.measure.en,
  direction: definition.direction,
  per: definition.per,
  kind: definition.kind,
  decimals: definition.decimals,
  sourceZh: definition.source.zh,
  sourceEn: definition.source.en,
  origin: definition.origin,
  dimensions: JSON.stringify(definition.dimensions),
})

const definitionOf = (row: IndicatorTable): IndicatorDefinition => ({
  name: row.name,
  label: { zh: row.labelZh, en: row.labelEn },
  measure: { zh: row.measureZh, en: row.measureEn },
  direction: row.direction,
  per: row.per,
  kind: row.kind,
  decimals: row.decimals,
  source: { zh: row.sourceZh, en: row.sourceEn },
  origin: row.origin,
  dimensions: typeof row.dimensions === 'string' ? JSON.parse(row.dimensions) : row.dimensions,
})

/** An indicator as it is written down: most have no dimensions. */
export type IndicatorGiven = Omit<IndicatorDefinition, 'origin' | 'dimensions'> & { dimensions?: readonly Dimension[] }

/**
 * Writes the product's indicators, new ones and changed ones; offices' own stay as they are. Needs the owner's transaction.
 * @throws Error for a name kept for offices.
 */
export async function seedIndicators(ownerDb: Db, seeds: readonly IndicatorGiven[]): Promise<void> {
  const taken = seeds.find((seed) => seed.name.startsWith(officePrefix))
  if (taken) throw new Error(`"${taken.name}": names that begin with "${officePrefix}" are for offices`)
  for (const seed of seeds) {
    const row = rowOf({ ...seed, dimensions: [...(seed.dimensions ?? [])], origin: 'product' })
    await own(ownerDb)
      .insertInto('indicator')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
  }
  known.forget(ownerDb)
}

/** Adds an office's own indicator under a name of its own. */
export async function insertIndicator(db: Db, wanted: Omit<IndicatorGiven, 'name'>): Promise<IndicatorDefinition> {
  const name = officePrefix + randomBytes(4).toString('hex')
  const definition: IndicatorDefinition = {
    ...wanted,
    dimensions: [...(wanted.dimensions ?? [])],
    name,
    origin: 'office',
  }
  await own(db).insertInto('indicator').values(rowOf(definition)).execute()
  known.forget(db)
  return definition
}

/** All indicators, the product's first; only those whose label or name holds the words, where there are any. */
export const listIndicators = (db: Db, words = ''): Promise<IndicatorDefinition[]> =>
  known.get(db, `words ${words}`, () => readIndicators(db, words))

async function readIndicators(db: Db, words: string): Promise<IndicatorDefinition[]> {
  let query = own(db).selectFrom('indicator').selectAll()
  if (words) {
    const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((e) =>
      e.or([e('labelZh', 'like', pattern), e('labelEn', 'ilike', pattern), e('name', 'ilike', pattern)]),
    )
  }
  const rows = await query.orderBy('origin', 'desc').orderBy('name').execute()
  return rows.map(definitionOf)
}

/** Indicators by name; unknown ones are left out. */
export async function findIndicators(db: Db, names: readonly string[]): Promise<Map<string, IndicatorDefinition>> {
  const wanted = [...new Set(names)]
  const found = await known.get(db, `names ${wanted.join()}`, async () => {
    const named = own(db).selectFrom('indicator').selectAll().where('name', '=', sql<string>`any(${wanted}::text[])`)
    return (await named.execute()).map(definitionOf)
  })
  return new Map(found.map((one) => [one.name, one]))
}
