import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { say } from '#platform/say'
import { placesFor } from './places.ts'
import { usualLookback } from './seal.ts'
import { found, MOST_FAULTS, type Walk } from './walk.ts'

/** The moment before which every line must be sealed; null while there is no seal. */
const mark = sql`(select least(last_at, at) - make_interval(secs => ${usualLookback}) from seal order by no desc limit 1)`

async function checkPlaces(db: Db, walk: Walk): Promise<void> {
  const { rows } = await sql<{ seq: string; entry: string }>`
    select s.seq::text as seq, s.entry_id::text as entry from ${placesFor(walk.reader)} s
    where s.seq > coalesce((select to_seq from seal order by no desc limit 1), 0) or s.seq < 1
    order by s.seq limit ${MOST_FAULTS}`.execute(db)
  for (const { seq, entry } of rows) {
    const detail = say(`序号${seq}不在任何封存之内`, `Place ${seq} is under no seal`)
    found(walk, { kind: 'inserted', seq: Number(seq), entryId: entry, detail })
  }
}

async function checkBackdated(db: Db, walk: Walk): Promise<void> {
  const { rows } = await sql<{ id: string; at: string }>`
    select e.id::text as id, e.at::text as at from entry e
    where e.at < ${mark}
      and not exists (select from ${placesFor(walk.reader)} s where s.region_id = e.region_id and s.entry_id = e.id)
    order by e.at, e.id limit ${MOST_FAULTS}`.execute(db)
  for (const { id, at } of rows) {
    const detail = say(
      `时间为${at}的记录未经封存，疑似事后补入`,
      `A line dated ${at} is under no seal: put in afterwards`,
    )
    found(walk, { kind: 'inserted', entryId: id, detail })
  }
}

/** Places that no seal covers, and lines without a place: the newest wait for their seal, older ones were put in. */
export async function checkStrays(db: Db, walk: Walk): Promise<void> {
  await checkPlaces(db, walk)
  await checkBackdated(db, walk)
  const { rows } = await sql<{ entries: number; waiting: number }>`
    select count(*) as entries, count(*) filter (where s.seq is null and (e.at < ${mark}) is not true) as waiting
    from entry e left join ${placesFor(walk.reader)} s on s.region_id = e.region_id and s.entry_id = e.id`.execute(db)
  walk.report.entries = rows[0]?.entries ?? 0
  walk.report.unsealedTail = rows[0]?.waiting ?? 0
}
