import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { WorkerRef, WorkerState } from '../model/index.ts'

/** Which case is about which file. */
export interface CaseLink {
  regionId: number
  id: string
  process: string
  workerId: string
  entryId: string | null
  unitId: number
  unitNo: number
  openedOn: string
}

const linked = (db: Db) => db.withTables<{ workerCase: CaseLink }>()

export const linkCase = (db: Db, row: CaseLink) => linked(db).insertInto('workerCase').values(row).execute()

/** Cases about a file, the newest first. */
export const listLinks = (db: Db, workerId: string): Promise<CaseLink[]> =>
  linked(db)
    .selectFrom('workerCase')
    .selectAll()
    .where('workerId', '=', workerId)
    .orderBy('openedOn', 'desc')
    .orderBy('id')
    .execute()

/** How cases stand, as far as the scope reaches. */
export async function listStates(db: Db, ids: readonly string[]) {
  const { rows } = await sql<{
    regionId: number
    id: string
    state: string
    version: number
    dueOn: string | null
    closed: boolean
  }>`
    select region_id, id, state, version, due_on, closed_at is not null as closed from cases where id = any(${ids}::uuid[])`.execute(
    db,
  )
  return rows
}

/** The open case of a kind about a file; null when there is none. */
export async function findOpen(
  db: Db,
  process: string,
  ref: WorkerRef,
): Promise<{ regionId: number; id: string } | null> {
  const { rows } = await sql<{ regionId: number; id: string }>`
    select c.region_id, c.id from worker_case l join cases c on c.region_id = l.region_id and c.id = l.id
     where l.worker_id = ${ref.id} and l.process = ${process} and c.closed_at is null limit 1`.execute(db)
  return rows[0] ?? null
}

/** What the rules about deletion ask: no name and no number among it. */
export async function deletionFacts(db: Db, workerId: string, caseId: string) {
  const { rows } = await sql<{ state: WorkerState; lastEnd: string | null; openCases: number }>`
    select w.state,
           (select max(e.to_on)::text from worker_entry e where e.region_id = w.region_id and e.worker_id = w.id
              and e.kind in ('contract', 'employment') and e.state <> 'withdrawn') as last_end,
           (select count(*)::int from worker_case l join cases c on c.region_id = l.region_id and c.id = l.id
             where l.worker_id = w.id and c.closed_at is null and c.id <> ${caseId} and l.process <> 'worker-file') as open_cases
      from worker w where w.id = ${workerId}`.execute(db)
  return rows[0]
}

/** Who wrote a line. */
export async function findReporter(db: Db, ref: { regionId: number; id: string }): Promise<string | null> {
  const { rows } = await sql<{ reporterId: string | null }>`
    select reporter_id from worker_entry where region_id = ${ref.regionId} and id = ${ref.id}`.execute(db)
  return rows[0]?.reporterId ?? null
}

const living: readonly WorkerState[] = ['active', 'leaving', 'retired', 'left', 'deceased']

/** Puts a file into a state, when this unit keeps it and it stands in one of `from`; answers whether. */
export async function setState(
  db: Db,
  ref: WorkerRef,
  unitId: number,
  state: WorkerState,
  from: readonly WorkerState[] = living,
): Promise<boolean> {
  const done = await sql`update worker set state = ${state}, rev = rev + 1
    where region_id = ${ref.regionId} and id = ${ref.id} and unit_id = ${unitId} and state = any(${[...from]}::text[])`.execute(
    db,
  )
  return done.numAffectedRows === 1n
}

/** Keeps a file and does nothing else with it from now on. */
export const holdFile = (db: Db, ref: WorkerRef) =>
  sql`update worker set held = true, rev = rev + 1 where region_id = ${ref.regionId} and id = ${ref.id}`.execute(db)

/** A file with all that were merged into it, and into those: together they are what is kept of one person. */
export async function listOnePerson(db: Db, workerId: string): Promise<WorkerRef[]> {
  const { rows } = await sql<WorkerRef>`
    with recursive one as (
      select region_id, id from worker where id = ${workerId}
      union select w.region_id, w.id from worker w join one on w.merged_into = one.id
    ) select region_id, id from one`.execute(db)
  return rows
}

/** Deletes what a file says of a person. The bare row stays, so that the journal still has something to point at. */
export async function eraseFile(db: Db, ref: WorkerRef): Promise<void> {
  const here = sql`region_id = ${ref.regionId} and worker_id = ${ref.id}`
  await sql`
    update worker set state = 'deleted', name = '已删除', pinyin = '', identity_sealed = null, card_sealed = null, phone_sealed = null,
           bank_sealed = null, born_on = null, birth_year = null, ethnicity = null, employer = null, employer_code = null,
           hired_on = null, source = '已删除', rev = rev + 1
     where region_id = ${ref.regionId} and id = ${ref.id}`.execute(db)
  await sql`delete from worker_digest where worker_id = ${ref.id}`.execute(db)
  await sql`delete from worker_entry where ${here}`.execute(db)
  await sql`delete from worker_consent where ${here}`.execute(db)
  await sql`delete from worker_credential where ${here}`.execute(db)
}
