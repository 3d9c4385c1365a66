import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import type { GetUnit } from '../contracts-change.ts'
import type { UnitRow } from '../contracts-rows.ts'
import { unitKinds } from '../kinds.ts'
import { findRegion } from '../regions.ts'
import { pathsAt } from './at.ts'
import { getUnit, nameUnits, type Unit } from './get.ts'
import { type Cause, type EventKind, own } from './tables.ts'

const causes: Readonly<Record<Cause | EventKind, ReturnType<typeof say>>> = {
  add: say('设立', 'Set up'),
  rename: say('更名', 'Renamed'),
  move: say('划转', 'Moved'),
  merge: say('合并', 'Merged'),
  split: say('分立', 'Split'),
  close: say('撤销', 'Closed'),
}

/** The day on which a unit's place is shown: today, or the last day it existed. */
function lastDay(unit: Unit, today: string): string {
  if (unit.validTo === null) return today
  const before = new Date(Date.parse(`${unit.validTo}T00:00:00Z`) - 86_400_000)
  return before.toISOString().slice(0, 10)
}

/** One unit as lists show it, ended ones too. @throws Missing when it is not there. */
export async function showRow(db: Db, id: number, today: string): Promise<UnitRow> {
  const unit = await getUnit(db, id)
  const paths = await pathsAt(db, lastDay(unit, today), [id])
  return {
    id,
    name: unit.name,
    shortName: unit.shortName,
    kind: unit.kind,
    kindLabel: unitKinds[unit.kind],
    regionId: unit.regionId,
    parentId: unit.parentId,
    industrialParentId: unit.industrialParentId,
    path: paths.get(id) ?? [],
    children: await countChildren(db, id, 'parentId'),
    uscc: unit.uscc,
    validFrom: unit.validFrom,
    validTo: unit.validTo,
  }
}

async function countChildren(db: Db, id: number, by: 'parentId' | 'industrialParentId'): Promise<number> {
  const found = await own(db)
    .selectFrom('unit')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where(by, '=', id)
    .where('validTo', 'is', null)
    .executeTakeFirstOrThrow()
  return found.n
}

/** A unit with how it came to be what it is. @throws Missing when it is not there. */
export async function showUnit(db: Db, id: number, today: string): Promise<AnswerOf<typeof GetUnit>> {
  const unit = await getUnit(db, id)
  const successors = await nameUnits(db, unit.succeededBy)
  const industrialPath = await pathsAt(db, lastDay(unit, today), [id], 'industrial')
  return {
    unit: await showRow(db, id, today),
    aliases: unit.aliases,
    regionName: findRegion(unit.regionId)?.name ?? null,
    industrialPath: industrialPath.get(id) ?? [],
    industrialChildren: await countChildren(db, id, 'industrialParentId'),
    succeededBy: unit.succeededBy.map((heir) => ({ id: heir, name: successors.get(heir) ?? '' })),
    versions: await listVersions(db, id),
    events: await listEvents(db, id),
  }
}

async function listVersions(db: Db, id: number) {
  const rows = await own(db)
    .selectFrom('unitVersion as v')
    .leftJoin('unitVersion as p', (on) => on.onRef('p.unitId', '=', 'v.parentId').on(inForce('p')))
    .leftJoin('unitVersion as i', (on) => on.onRef('i.unitId', '=', 'v.industrialParentId').on(inForce('i')))
    .select(['v.validFrom', 'v.validTo', 'v.name', 'v.shortName', 'v.regionId', 'v.parentId', 'v.industrialParentId'])
    .select(['p.name as parentName', 'i.name as industrialParentName', 'v.cause', 'v.source'])
    .where('v.unitId', '=', id)
    .orderBy('v.validFrom')
    .execute()
  return rows.map((row) => ({ ...row, causeLabel: causes[row.cause] }))
}

/** The version of a unit above that held when the version below it began. */
const inForce = (of: 'p' | 'i') => sql<boolean>`${sql.ref(`${of}.valid_from`)} <= v.valid_from
  and (${sql.ref(`${of}.valid_to`)} is null or ${sql.ref(`${of}.valid_to`)} > v.valid_from)`

async function listEvents(db: Db, id: number) {
  const rows = await own(db)
    .selectFrom('unitEvent')
    .select(['kind', 'onDate', 'source', 'fromIds', 'toIds'])
    .where(sql<boolean>`(from_ids @> array[${id}]::int[] or to_ids @> array[${id}]::int[])`)
    .orderBy('onDate')
    .orderBy('id')
    .execute()
  const names = await nameUnits(
    db,
    rows.flatMap((row) => [...row.fromIds, ...row.toIds]),
  )
  const named = (ids: readonly number[]) => ids.map((one) => ({ id: one, name: names.get(one) ?? '' }))
  return rows.map((row) => ({
    kind: row.kind,
    kindLabel: causes[row.kind],
    on: row.onDate,
    source: row.source,
    from: named(row.fromIds),
    to: named(row.toIds),
  }))
}
