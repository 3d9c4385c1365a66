import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { SystemBody, SystemState } from '../model/system.ts'
import { own, type StoredSystem, type SystemTable } from './tables.ts'

/** Index systems that may be seen, newest first, without their bodies. */
export const listSystems = (db: Db) =>
  own(db)
    .selectFrom('scoreSystem')
    .select(['id', 'name', 'year', 'version', 'state', 'digest', 'inForceOn', 'madeAt'])
    .orderBy('year', 'desc')
    .orderBy('name')
    .orderBy('version', 'desc')
    .limit(200)
    .execute()

/** A visible index system. @throws Missing. */
export async function getSystem(db: Db, id: string, lock = false): Promise<StoredSystem> {
  const query = own(db).selectFrom('scoreSystem').selectAll().where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return { ...row, body: row.body as SystemBody }
}

/** The versions of one system, newest first. */
export const listVersions = (db: Db, { unitId, name }: Pick<SystemTable, 'unitId' | 'name'>) =>
  own(db)
    .selectFrom('scoreSystem')
    .select(['id', 'version', 'state', 'inForceOn'])
    .where('unitId', '=', unitId)
    .where('name', '=', name)
    .orderBy('version', 'desc')
    .execute()

/** Writes a new system. */
export async function insertSystem(db: Db, system: StoredSystem): Promise<void> {
  await own(db)
    .insertInto('scoreSystem')
    .values({ ...system, body: JSON.stringify(system.body) })
    .execute()
}

/** Writes what a draft says now. False when it is no draft any more. */
export async function updateDraft(
  db: Db,
  id: string,
  change: { name: string; year: number; version: number; body: SystemBody },
): Promise<boolean> {
  const done = await own(db)
    .updateTable('scoreSystem')
    .set({ ...change, body: JSON.stringify(change.body) })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Puts a draft in force and retires the versions of the same system before it. */
export async function putInForce(db: Db, system: StoredSystem, digest: string, on: string): Promise<void> {
  const set = (state: SystemState) => own(db).updateTable('scoreSystem').set({ state })
  await set('retired')
    .where('unitId', '=', system.unitId)
    .where('name', '=', system.name)
    .where('state', '=', 'in-force')
    .execute()
  await set('in-force').set({ digest, inForceOn: on }).where('id', '=', system.id).execute()
}
