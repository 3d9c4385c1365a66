import { sql } from 'kysely'
import type { FigureAnswer } from '#kernel/form'
import type { Db } from '#platform/db'
import type { LastReport } from '../rules/index.ts'
import { own, type Ref, type ReportTable } from './tables.ts'

const batch = 1000

/** Writes new reports of a quarter. */
export async function insertReports(db: Db, rows: readonly ReportTable[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch)
    await own(db)
      .insertInto('dispatchReport')
      .values(rows.slice(from, from + batch))
      .execute()
}

/** What is kept of a report beside its case. */
export async function findReport(db: Db, ref: Ref): Promise<ReportTable | undefined> {
  const row = await own(db)
    .selectFrom('dispatchReport')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .executeTakeFirst()
  return row && { ...row, progress: numberOf(row.progress), planned: numberOf(row.planned) }
}

const numberOf = (value: unknown): number | null => (value === null ? null : Number(value))

/** Writes how a report went. */
export async function updateReport(
  db: Db,
  ref: Ref,
  change: Partial<Pick<ReportTable, 'submittedOn' | 'acceptedOn' | 'ended' | 'returned' | 'progress' | 'planned'>> &
    Partial<Pick<ReportTable, 'filled' | 'again' | 'times'>>,
): Promise<void> {
  await own(db)
    .updateTable('dispatchReport')
    .set(change)
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .execute()
}

/** Reports of a quarter that have not ended. */
export async function listUnended(db: Db, round: Ref): Promise<Ref[]> {
  const rows = await own(db)
    .selectFrom('dispatchReport')
    .select(['regionId', 'caseId as id'])
    .where('roundRegion', '=', round.regionId)
    .where('roundId', '=', round.id)
    .where('ended', 'is', null)
    .orderBy('unitNo')
    .execute()
  return rows
}

/** Reports of a quarter that are past their term and not sent, with where their units stand in the trees. */
export async function listWaiting(db: Db, round: Ref, today: string) {
  const { rows } = await sql<Ref & { title: string; unitNo: number; indNo: number | null; dueOn: string }>`
    select r.region_id, r.case_id as id, c.title, r.unit_no, r.ind_no, r.due_on
      from dispatch_report r join cases c on c.region_id = r.region_id and c.id = r.case_id
     where r.round_region = ${round.regionId} and r.round_id = ${round.id}
       and c.state in ('asked', 'returned') and c.due_on < ${today}
     order by r.unit_no, c.title`.execute(db)
  return rows
}

interface LastRow {
  taskId: string
  period: string
  answers: Record<string, unknown>
}

/** The last accepted report of each task before a period, by the task's id. */
export async function findLastAccepted(
  db: Db,
  tasks: readonly Ref[],
  before: string,
): Promise<Map<string, LastReport>> {
  if (tasks.length === 0) return new Map()
  const { rows } = await sql<LastRow>`
    select distinct on (r.task_region, r.task_id) r.task_id, r.period, c.answers
      from dispatch_report r join cases c on c.region_id = r.region_id and c.id = r.case_id
     where (r.task_region, r.task_id) in
           (select * from unnest(${tasks.map((t) => t.regionId)}::int[], ${tasks.map((t) => t.id)}::uuid[]))
       and r.ended = 'accepted' and r.period < ${before}
     order by r.task_region, r.task_id, r.period desc, r.accepted_on desc`.execute(db)
  return new Map(rows.map((row) => [row.taskId, lastOf(row)]))
}

const lastOf = ({ period, answers }: LastRow): LastReport => ({
  period,
  progress: typeof answers.progress === 'number' ? answers.progress : null,
  done: String(answers.done ?? ''),
  obstacles: (answers.obstacles as string | null) ?? null,
  help: (answers.help as string | null) ?? null,
  figures: (answers.figures as FigureAnswer[] | null) ?? [],
})

/** How often each task was reported on in a year before a period, by the task's id. */
export async function countTimes(db: Db, tasks: readonly Ref[], before: string): Promise<Map<string, number>> {
  if (tasks.length === 0) return new Map()
  const { rows } = await sql<{ taskId: string; n: number }>`
    select task_id, count(*)::int as n from dispatch_report
     where (task_region, task_id) in
           (select * from unnest(${tasks.map((t) => t.regionId)}::int[], ${tasks.map((t) => t.id)}::uuid[]))
       and submitted_on is not null and period < ${before} and period >= ${before.slice(0, 4)}
     group by task_id`.execute(db)
  return new Map(rows.map((row) => [row.taskId, row.n]))
}

/** Counts from which the figures of a unit and all below it are made. */
export interface Tally {
  asked: number
  onTime: number
  accepted: number
  progressSum: number
  progressCount: number
}

/** Reports of a period by units in a range: asked, on time, accepted, and their progress. Reports not asked any more do not count. */
export async function tallyReports(db: Db, range: { no: number; upto: number }, period: string): Promise<Tally> {
  const { rows } = await sql<Tally>`
    select count(*)::int as asked, count(*) filter (where submitted_on <= due_on)::int as on_time,
           count(*) filter (where ended = 'accepted')::int as accepted,
           coalesce(sum(progress) filter (where ended = 'accepted'), 0)::float8 as progress_sum,
           count(progress) filter (where ended = 'accepted')::int as progress_count
      from dispatch_report
     where unit_no >= ${range.no} and unit_no < ${range.upto} and period = ${period} and ended is distinct from 'dropped'`.execute(
    db,
  )
  return rows[0] ?? { asked: 0, onTime: 0, accepted: 0, progressSum: 0, progressCount: 0 }
}

/** The earliest period for which a task is still asked about; null when for none. */
export async function findOpenPeriod(db: Db, task: Ref): Promise<string | null> {
  const row = await own(db)
    .selectFrom('dispatchReport')
    .select((e) => e.fn.min('period').as('period'))
    .where('taskRegion', '=', task.regionId)
    .where('taskId', '=', task.id)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return row?.period ?? null
}
