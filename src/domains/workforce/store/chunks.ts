import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** People of one unit in a snapshot, as they are kept. */
export interface Chunk {
  unitId: number
  people: number
  columns: Uint8Array
}

/** Keeps the people of some units. */
export async function addChunks(
  db: Db,
  snapshotId: number,
  chunks: readonly (Chunk & { regionId: number; unitNo: number })[],
): Promise<void> {
  const values = chunks.map(
    ({ regionId, unitId, unitNo, people, columns }) =>
      sql`(${regionId}, ${snapshotId}, ${unitId}, ${unitNo}, ${people}, ${Buffer.from(columns)})`,
  )
  if (values.length > 0)
    await sql`
      insert into workforce_chunk (region_id, snapshot_id, unit_id, unit_no, people, columns) values ${sql.join(values)}`.execute(
      db,
    )
}

const atOnce = 2000

/** All chunks that the transaction may read, some thousand at a time, in the order of the units' numbers. */
export async function eachChunk(db: Db, snapshotId: number, take: (chunk: Chunk) => void): Promise<void> {
  for (let after = -1; ; ) {
    const { rows } = await sql<Chunk & { unitNo: number }>`
      select unit_id, unit_no, people, columns from workforce_chunk
       where snapshot_id = ${snapshotId} and unit_no > ${after} order by unit_no limit ${atOnce}`.execute(db)
    for (const row of rows) take(row)
    const last = rows.at(-1)
    if (!last) return
    after = last.unitNo
  }
}

/** Of how many units and people the transaction may see chunks with these numbers. Whoever sees fewer than there are may not count them. */
export async function countVisible(
  db: Db,
  snapshotId: number,
  { no, upto }: { no: number; upto: number },
): Promise<{ units: number; people: number }> {
  const { rows } = await sql<{ units: number; people: number }>`
    select count(*)::int as units, coalesce(sum(people), 0)::int as people from workforce_chunk
     where snapshot_id = ${snapshotId} and unit_no >= ${no} and unit_no < ${upto}`.execute(db)
  return rows[0] ?? { units: 0, people: 0 }
}
