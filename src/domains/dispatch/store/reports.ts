import { type RawBuilder, sql } from 'kysely'
import type { FigureAnswer } from '#kernel/form'
import type { StoredCase } from '#kernel/process/server'
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
export async function listUnended(db: Db, round: Ref): Promise<(Ref & { unitId: number })[]> {
  const rows = await own(db)
    .selectFrom('dispatchReport')
    .select(['regionId', 'caseId as id', 'unitId'])
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

/** A report with the task it is about and that task's past: all that its form is filled from. */
export interface ReportWithTask extends Past {
  period: string
  roundClosed: boolean
  task: Pick<StoredCase, 'regionId' | 'id' | 'process' | 'openedOn' | 'closedAt' | 'answers'>
}

type JoinedRow = PastRow & {
  regionId: number
  process: string
  openedOn: string
  closedAt: string | null
  taskAnswers: Record<string, unknown>
  ofPeriod: string
  closed: boolean | null
}

/** A report with its task in one query; nothing where the reader may not see one of them. */
export async function findWithTask(db: Db, ref: Ref): Promise<ReportWithTask | null> {
  const { rows } = await sql<JoinedRow>`
    select t.region_id, t.id as task_id, t.process, t.opened_on, t.closed_at, t.answers as task_answers, o.period as of_period,
           d.closed, n.times, l.period, l.answers
      from dispatch_report o
      join cases t on t.region_id = o.task_region and t.id = o.task_id
      left join dispatch_round d on d.region_id = o.round_region and d.case_id = o.round_id
     cross join lateral (${timesOf(sql`o.task_region`, sql`o.task_id`, sql`o.period`)}) n
      left join lateral (${lastAcceptedOf(sql`o.task_region`, sql`o.task_id`, sql`o.period`)}) l on true
     where o.region_id = ${ref.regionId} and o.case_id = ${ref.id}`.execute(db)
  const [row] = rows
  if (!row) return null
  const { regionId, taskId: id, process, openedOn, closedAt, taskAnswers: answers } = row
  return {
    period: row.ofPeriod,
    roundClosed: row.closed ?? false,
    task: { regionId, id, process, openedOn, closedAt, answers },
    ...{ last: lastOf(row), times: row.times },
  }
}

type Words = RawBuilder<unknown>

/** How often a task was reported on in a period's year before it. */
const timesOf = (region: Words, task: Words, period: Words) => sql`
  select count(*)::int as times from dispatch_report r
   where r.task_region = ${region} and r.task_id = ${task} and r.submitted_on is not null
     and r.period < ${period} and r.period >= left(${period}, 4)`

/** A task's last accepted report before a period. */
const lastAcceptedOf = (region: Words, task: Words, period: Words) => sql`
  select r.period, c.answers from dispatch_report r join cases c on c.region_id = r.region_id and c.id = r.case_id
   where r.task_region = ${region} and r.task_id = ${task} and r.ended = 'accepted' and r.period < ${period}
   order by r.period desc, r.accepted_on desc limit 1`

/** What is known of a task from the quarters before one: its last accepted report, and how often it was reported on that year. */
export interface Past {
  last: LastReport | null
  times: number
}

interface PastRow {
  taskId: string
  times: number
  period: string | null
  answers: Record<string, unknown> | null
}

/** The past of each task before a period, by the task's id. */
export async function findPast(db: Db, tasks: readonly Ref[], before: string): Promise<Map<string, Past>> {
  if (tasks.length === 0) return new Map()
  const { rows } = await sql<PastRow>`
    select t.id as task_id, n.times, l.period, l.answers
      from unnest(${tasks.map((t) => t.regionId)}::int[], ${tasks.map((t) => t.id)}::uuid[]) as t (region, id)
     cross join lateral (${timesOf(sql`t.region`, sql`t.id`, sql`${before}::text`)}) n
      left join lateral (${lastAcceptedOf(sql`t.region`, sql`t.id`, sql`${before}::text`)}) l on true`.execute(db)
  return new Map(rows.map((row) => [row.taskId, { last: lastOf(row), times: row.times }]))
}

const lastOf = ({ period, answers }: PastRow): LastReport | null =>
  period === null || answers === null
    ? null
    : {
        period,
        progress: typeof answers.progress === 'number' ? answers.progress : null,
        done: String(answers.done ?? ''),
        obstacles: (answers.obstacles as string | null) ?? null,
        help: (answers.help as string | null) ?? null,
        figures: (answers.figures as FigureAnswer[] | null) ?? [],
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
