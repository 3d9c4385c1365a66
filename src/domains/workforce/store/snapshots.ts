import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { FrozenUnit } from '../rules/regions.ts'

/** A snapshot, without its people. Bands of age and the threshold are those of its day and stay with it. */
export interface Snapshot {
  id: number
  asOf: string
  madeAt: string
  tookMs: number
  people: number
  bands: string
  least: number
}

const columns = sql`id, as_of, made_at, took_ms, people, bands, least`

export async function addSnapshot(db: Db, given: Omit<Snapshot, 'id' | 'people' | 'tookMs'>): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into workforce_snapshot (as_of, made_at, took_ms, people, bands, least, units)
    values (${given.asOf}, ${given.madeAt}, 0, 0, ${given.bands}, ${given.least}, '[]') returning id`.execute(db)
  return rows[0]?.id ?? 0
}

/** Writes down how it ended, and the units that it has people of, as they stand now, with all above them. */
export const endSnapshot = (db: Db, id: number, { people, tookMs }: { people: number; tookMs: number }) =>
  sql`
    with recursive wanted as (
      select unit_id as id from workforce_chunk where snapshot_id = ${id}
      union select u.parent_id from unit u join wanted w on u.id = w.id where u.parent_id is not null
    )
    update workforce_snapshot set people = ${people}, took_ms = ${tookMs}, units = coalesce((
      select jsonb_agg(jsonb_build_array(u.id, u.parent_id, u.region_id, u.name, u.no, u.upto) order by u.no)
        from unit u where u.id in (select id from wanted)), '[]')
     where id = ${id}`.execute(db)

/** The snapshots that are kept, the newest first. */
export async function listSnapshots(db: Db): Promise<Snapshot[]> {
  const { rows } = await sql<Snapshot>`
    select ${columns} from workforce_snapshot where people >= 0 order by as_of desc`.execute(db)
  return rows
}

export async function findSnapshotOf(db: Db, asOf: string): Promise<Snapshot | undefined> {
  const { rows } = await sql<Snapshot>`select ${columns} from workforce_snapshot where as_of = ${asOf}`.execute(db)
  return rows[0]
}

/** The units of a snapshot as they stood when it was made. */
export async function listFrozenUnits(db: Db, id: number): Promise<FrozenUnit[]> {
  const { rows } = await sql<{ units: [number, number | null, number, string, number, number][] }>`
    select units from workforce_snapshot where id = ${id}`.execute(db)
  return (rows[0]?.units ?? []).map(([unitId, parentId, regionId, name, no, upto]) => ({
    ...{ id: unitId, parentId, regionId, name, no, upto },
  }))
}

/** Takes a snapshot away with its people and what was seen of it. */
export async function dropSnapshot(db: Db, id: number): Promise<void> {
  await sql`delete from workforce_chunk where snapshot_id = ${id}`.execute(db)
  await sql`delete from workforce_published where snapshot_id = ${id}`.execute(db)
  await sql`delete from workforce_snapshot where id = ${id}`.execute(db)
}
