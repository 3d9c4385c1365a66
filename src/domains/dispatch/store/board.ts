import { type RawBuilder, sql } from 'kysely'
import type { Light } from '#kernel/process'
import { lightOn } from '#kernel/process/server'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'
import type { ReportFilter } from '../model/rows.ts'
import type { Ref } from './tables.ts'

/** A report on the board. */
export interface BoardRow extends Ref {
  title: string
  unitId: number
  unitName: string
  state: string
  area: string | null
  period: string
  progress: number | null
  planned: number | null
  light: Light | null
  worst: Light | null
  lightWhy: Say | null
  closedAt: string | null
  dueOn: string
  nowDue: string | null
  submittedOn: string | null
  acceptedOn: string | null
  returned: number
  rev: number
  answers: Record<string, unknown>
  lateness: 'none' | 'waiting' | 'unfinished' | 'sent-late' | 'missed'
  /** The task, for its plan; null where the reader may not see it. */
  taskRegion: number
  taskId: string
  taskProcess: string | null
  taskOpened: string | null
  taskAnswers: Record<string, unknown> | null
}

const lateness = (today: string) => sql`case
  when r.ended = 'missed' then 'missed'
  when r.ended is null and r.submitted_on is null and r.due_on < ${today} then 'waiting'
  when c.state = 'returned' and c.due_on < ${today} then 'unfinished'
  when r.submitted_on > r.due_on then 'sent-late' else 'none' end`

type Wanted = Omit<ReportFilter, 'page' | 'size'>

function conditions(round: Ref, filter: Wanted, today: string): RawBuilder<unknown> {
  const { state, light, unitId, late, words } = filter
  const pattern = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null
  const parts = [
    sql`r.round_region = ${round.regionId} and r.round_id = ${round.id}`,
    ...(state ? [sql`c.state = ${state}`] : []),
    ...(light ? [sql`coalesce(${lightOn('c', today)}, 'grey') = ${light}`] : []),
    ...(unitId ? [sql`r.unit_id = ${unitId}`] : []),
    ...(late ? [sql`${lateness(today)} <> 'none'`] : []),
    ...(pattern ? [sql`(c.title ilike ${pattern} or u.name ilike ${pattern})`] : []),
  ]
  return sql.join(parts, sql` and `)
}

const from = sql`from dispatch_report r
  join cases c on c.region_id = r.region_id and c.id = r.case_id join unit u on u.id = r.unit_id
  left join cases t on t.region_id = r.task_region and t.id = r.task_id`

/** Reports of a quarter, those not sent in time first, then in the order of the tree. */
export async function listBoard(
  db: Db,
  round: Ref,
  filter: Wanted,
  today: string,
  page: { limit: number; offset: number },
): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRow>`
    select r.region_id, r.case_id as id, coalesce(t.title, c.title) as title, r.unit_id, u.name as unit_name, c.state, c.area, r.period,
           c.progress::float8 as progress, r.planned::float8 as planned, c.light, c.worst, c.closed_at, c.light_why, r.due_on,
           c.due_on as now_due, r.submitted_on, r.accepted_on, r.returned, c.rev, c.answers, ${lateness(today)} as lateness,
           r.task_region, r.task_id, t.process as task_process, t.opened_on as task_opened, t.answers as task_answers
      ${from} where ${conditions(round, filter, today)}
     order by (${lateness(today)} in ('waiting', 'unfinished')) desc, r.unit_no, c.title, r.case_id
     limit ${page.limit} offset ${page.offset}`.execute(db)
  return rows
}

/** How many reports of a quarter fit. */
export async function countBoard(db: Db, round: Ref, filter: Wanted, today: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n ${from} where ${conditions(round, filter, today)}`.execute(db)
  return rows[0]?.n ?? 0
}
