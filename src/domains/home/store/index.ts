import { sql } from 'kysely'
import { lightOn } from '#kernel/process/server'
import type { Db } from '#platform/db'

/** Counts of tracked cases under one heading. */
export interface CountedRow {
  key: string
  open: number
  done: number
  overdue: number
  progress: number | null
  green: number
  yellow: number
  red: number
  blue: number
  grey: number
}

type Heading = 'all' | 'area' | 'unit' | 'prefecture'

const headings = {
  all: sql`'all'`,
  area: sql`coalesce(area, '')`,
  unit: sql`unit_id::text`,
  prefecture: sql`(region_id / 100 * 100)::text`,
} as const

/** Tracked cases within the scope, counted under a heading: open, done, overdue, mean progress, lights of the open ones. */
export async function countTracked(
  db: Db,
  processes: readonly string[],
  heading: Heading,
  today: string,
): Promise<CountedRow[]> {
  if (processes.length === 0) return []
  const light = (colour: string) =>
    sql`count(*) filter (where closed_at is null and coalesce(${lightOn('cases', today)}, 'grey') = ${colour})::int`
  const { rows } = await sql<CountedRow>`
    select ${headings[heading]} as key,
           count(*) filter (where closed_at is null)::int as open,
           count(*) filter (where closed_at is not null)::int as done,
           count(*) filter (where closed_at is null and due_on < ${today})::int as overdue,
           round(avg(progress) filter (where closed_at is null), 1)::float8 as progress,
           ${light('green')} as green, ${light('yellow')} as yellow, ${light('red')} as red, ${light('blue')} as blue, ${light('grey')} as grey
      from cases where process in (${sql.join([...processes])})
     group by 1 order by 1`.execute(db)
  return rows
}

/** Mean progress and red lights of the cases that report on tracked ones, by period. Work broken down is no report. */
export async function listTrend(
  db: Db,
  processes: readonly string[],
): Promise<{ period: string; progress: number | null; red: number }[]> {
  if (processes.length === 0) return []
  const { rows } = await sql<{ period: string; progress: number | null; red: number }>`
    select r.period, round(avg(r.progress), 1)::float8 as progress, count(*) filter (where r.light = 'red')::int as red
      from cases r join cases t on t.region_id = r.parent_region and t.id = r.parent_id and t.process in (${sql.join([...processes])})
     where r.period is not null and r.progress is not null and r.process not in (${sql.join([...processes])})
     group by r.period order by r.period desc limit 12`.execute(db)
  return rows.reverse()
}

/** Tracked cases that are red or past due, the longest overdue first; `all` says how many there are. */
export async function listStuck(
  db: Db,
  processes: readonly string[],
  today: string,
  most: number,
): Promise<{ regionId: number; id: string; all: number }[]> {
  if (processes.length === 0) return []
  const { rows } = await sql<{ regionId: number; id: string; all: number }>`
    select region_id, id, count(*) over ()::int as all from cases
     where process in (${sql.join([...processes])}) and closed_at is null and (light = 'red' or due_on < ${today})
     order by due_on nulls last, id limit ${most}`.execute(db)
  return rows
}
