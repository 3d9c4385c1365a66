import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { MappingRow } from '../model/index.ts'
import { type MappingTable, own } from './tables.ts'

export type StoredMapping = MappingTable

/** Mappings that may be seen, newest first. */
export async function listMappings(db: Db): Promise<MappingRow[]> {
  const { rows } = await sql<MappingRow>`
    select m.id, m.state, m.confirmed_on, a.name || '（第' || a.version || '版）' as from_name,
           b.name || '（第' || b.version || '版）' as to_name,
           jsonb_array_length(a.body -> 'measures') as measures, jsonb_array_length(m.links) as decided
      from tailoring_mapping m
      join tailoring_framework a on a.id = m.from_id
      join tailoring_framework b on b.id = m.to_id
     order by m.made_at desc limit 200`.execute(db)
  return rows
}

/** A mapping that may be seen. @throws Missing. */
export async function getMapping(db: Db, id: string, lock = false): Promise<StoredMapping> {
  const query = own(db).selectFrom('tailoringMapping').selectAll().where('id', '=', id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** Writes a new mapping; false where these two frameworks are mapped already. */
export async function insertMapping(db: Db, mapping: MappingTable): Promise<boolean> {
  const done = await own(db)
    .insertInto('tailoringMapping')
    .values({ ...mapping, links: JSON.stringify(mapping.links) as never })
    .onConflict((conflict) => conflict.columns(['unitId', 'fromId', 'toId']).doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) === 1n
}

/** Writes what a mapping says now. */
export const changeMapping = (db: Db, id: string, change: Pick<MappingTable, 'state' | 'links' | 'confirmedOn'>) =>
  own(db)
    .updateTable('tailoringMapping')
    .set({ ...change, links: JSON.stringify(change.links) as never, rev: sql<number>`rev + 1` })
    .where('id', '=', id)
    .execute()
