import { sql } from 'kysely'
import type { Shown } from '#kernel/disclosure'
import type { Db } from '#platform/db'

/** Tables that people have seen of a snapshot. */
export async function listPublished(db: Db, snapshotId: number): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select tables as over, hidden from workforce_published where snapshot_id = ${snapshotId} order by place`.execute(db)
  return rows
}

/**
 * Waits for whoever is about to show a table of this snapshot, so that no two are shown without regard to each other, and none of
 * a snapshot that is being made anew. False where it has been taken away meanwhile.
 */
export async function holdPublished(db: Db, snapshotId: number): Promise<boolean> {
  const { rows } = await sql`select id from workforce_snapshot where id = ${snapshotId} for update`.execute(db)
  return rows.length > 0
}

export const addPublished = (
  db: Db,
  { snapshotId, table, threshold, at }: { snapshotId: number; table: Shown; threshold: number; at: string },
) =>
  sql`
    insert into workforce_published (snapshot_id, place, tables, hidden, threshold, at)
    select ${snapshotId}, count(*), ${JSON.stringify(table.over)}::jsonb, ${[...table.hidden]}::text[], ${threshold}, ${at}::timestamptz
      from workforce_published where snapshot_id = ${snapshotId}`.execute(db)

/** Ids of snapshots of which something was seen. */
export async function listSeenSnapshots(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select distinct snapshot_id as id from workforce_published`.execute(db)
  return rows.map(({ id }) => id)
}
