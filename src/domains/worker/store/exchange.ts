import { sql } from 'kysely'
import { type Glass, through } from '#kernel/sight/server'
import type { Db } from '#platform/db'
import type { DigestTable, EntryTable } from './tables.ts'
import type { FoundWorker } from './workers.ts'

/** Numbers of the territorial tree from `lo` to before `hi`. */
export interface Reach {
  lo: number
  hi: number
}

/** Whose some numbers are, by their digests. */
export async function findDigests(db: Db, digests: readonly string[]): Promise<DigestTable[]> {
  const { rows } = await sql<DigestTable>`
    select * from worker_digest where digest = any(${[...digests]}::text[])`.execute(db)
  return rows
}

/**
 * Files by their ids, as far as they lie within the reach and may be used at all: none that is held (个人信息保护法 art. 47), merged
 * away or deleted. `lock` keeps others from writing lines into them meanwhile, in the order of ids.
 */
export async function listWithin(
  glass: Glass,
  ids: readonly string[],
  reach: Reach,
  lock = false,
): Promise<FoundWorker[]> {
  const { rows } = await sql<FoundWorker>`
    select w.*, u.name as unit_name from worker w join unit u on u.id = w.unit_id
     where w.id = any(${[...ids]}::uuid[]) and w.unit_no >= ${reach.lo} and w.unit_no < ${reach.hi}
       and not w.held and w.state not in ('merged', 'deleted')
     order by w.id ${lock ? sql`for update of w` : sql``}`.execute(through(glass))
  return rows
}

/** Who of some workers has consented to a purpose, as it stands. */
export async function listConsented(db: Db, ids: readonly string[], purpose: string): Promise<Set<string>> {
  const { rows } = await sql<{ workerId: string }>`
    select worker_id from worker_consent
     where worker_id = any(${[...ids]}::uuid[]) and purpose = ${purpose} and withdrawn_at is null`.execute(db)
  return new Set(rows.map(({ workerId }) => workerId))
}

/** Lines of some files, of some kinds, in some states; the oldest first. */
export async function listLinesOf(
  glass: Glass,
  ids: readonly string[],
  kinds: readonly string[],
  states: readonly string[],
): Promise<EntryTable[]> {
  const { rows } = await sql<EntryTable>`
    select * from worker_entry
     where worker_id = any(${[...ids]}::uuid[]) and kind = any(${[...kinds]}::text[]) and state = any(${[...states]}::text[])
     order by from_on, id`.execute(through(glass))
  return rows
}
