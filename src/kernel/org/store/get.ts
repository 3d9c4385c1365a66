import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { UnitKind } from '../contracts-rows.ts'
import { own, type UnitTable } from './tables.ts'

/** A unit as it stands now, with its place in both trees: it and all below it have numbers in [no, upto). */
export type Unit = Omit<Selectable<UnitTable>, 'pinyin' | 'initials' | 'search'>

const columns = [
  'id',
  'regionId',
  'kind',
  'name',
  'shortName',
  'aliases',
  'uscc',
  'parentId',
  'industrialParentId',
  'no',
  'upto',
  'indNo',
  'indUpto',
  'validFrom',
  'validTo',
  'succeededBy',
] as const

/** The unit with this id, closed ones too. @throws Missing when there is none. */
export async function getUnit(db: Db, id: number): Promise<Unit> {
  const unit = await own(db).selectFrom('unit').select(columns).where('id', '=', id).executeTakeFirst()
  if (!unit) throw new Missing()
  return unit
}

/** Units by id, in no order. @throws Missing when one of them is not there. */
export async function getUnits(db: Db, ids: readonly number[]): Promise<Map<number, Unit>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const units = await own(db)
    .selectFrom('unit')
    .select(columns)
    .where('id', '=', sql<number>`any(${wanted}::int[])`)
    .execute()
  if (units.length < wanted.length) throw new Missing()
  return new Map(units.map((unit) => [unit.id, unit]))
}

/** Ids of a unit and all below it in a tree, as a subquery: `.where('unitId', 'in', unitsWithin(db, id))`. */
export const unitsWithin = (db: Db, unitId: number, tree: 'territorial' | 'industrial' = 'territorial') => {
  const [no, upto] = tree === 'territorial' ? (['no', 'upto'] as const) : (['indNo', 'indUpto'] as const)
  return own(db)
    .selectFrom('unit')
    .innerJoin('unit as top', (on) => on.onRef(`unit.${no}`, '>=', `top.${no}`).onRef(`unit.${no}`, '<', `top.${upto}`))
    .where('top.id', '=', unitId)
    .select('unit.id')
}

/** Present names of units by id; unknown ids are left out. With a day, the names they had on that day. */
export async function nameUnits(db: Db, ids: readonly number[], on?: string): Promise<Map<number, string>> {
  const wanted = sql<number>`any(${[...new Set(ids)]}::int[])`
  const rows = await own(db).selectFrom('unit').select(['id', 'name']).where('id', '=', wanted).execute()
  const names = new Map(rows.map((row) => [row.id, row.name]))
  if (!on) return names
  const then = await own(db)
    .selectFrom('unitVersion')
    .select(['unitId', 'name'])
    .where('unitId', '=', wanted)
    .where('validFrom', '<=', on)
    .orderBy('validFrom')
    .execute()
  for (const row of then) names.set(row.unitId, row.name)
  return names
}

/** A unit with everything it is called, for finding it in a document. */
export interface UnitNames {
  id: number
  name: string
  shortName: string | null
  aliases: string[]
  kind: UnitKind
  regionId: number
  parentId: number | null
}

/** Names of all units that exist now, in the order of the tree; only of some kinds where told. */
export async function listUnitNames(db: Db, kinds?: readonly UnitKind[]): Promise<UnitNames[]> {
  const query = own(db)
    .selectFrom('unit')
    .select(['id', 'name', 'shortName', 'aliases', 'kind', 'regionId', 'parentId'])
    .where('validTo', 'is', null)
    .orderBy('no')
  return (kinds ? query.where('kind', 'in', [...kinds]) : query).execute()
}
