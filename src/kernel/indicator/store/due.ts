import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'

/** Notes that the sums of some claims must be made again, in the transaction that changed them. */
export async function markDue(db: Db, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into figure_due as d (region_id, indicator, period, unit_id, unit_no)
    select distinct c.region_id, c.indicator, c.period, c.unit_id, c.unit_no from claim c
     where c.period is not null and ${which}
    on conflict (region_id, indicator, period, unit_id) do update set rev = d.rev + 1`.execute(db)
}

/** A figure whose sums must be made again. */
export interface DueFigure {
  regionId: number
  indicator: string
  period: string
  unitId: number
  rev: number
}

/** Figures waiting to be summed up, the longest first. */
export async function listDue(db: Db, limit: number): Promise<DueFigure[]> {
  const { rows } = await sql<DueFigure>`
    select region_id, indicator, period, unit_id, rev from figure_due order by since, indicator, period limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Takes away lines that nobody has raised since they were read. */
export async function clearDue(db: Db, done: readonly DueFigure[]): Promise<void> {
  if (done.length === 0) return
  const keys = sql.join(
    done.map(
      (d) => sql`(${d.regionId}::int, ${d.indicator}::text, ${d.period}::text, ${d.unitId}::int, ${d.rev}::int)`,
    ),
  )
  await sql`delete from figure_due where (region_id, indicator, period, unit_id, rev) in (${keys})`.execute(db)
}

/** How many figures wait, as far as one may see, and since when. */
export async function countDue(db: Db): Promise<{ waiting: number; since: string | null }> {
  const { rows } = await sql<{ waiting: number; since: string | null }>`
    select count(*)::int as waiting, min(since) as since from figure_due`.execute(db)
  return rows[0] ?? { waiting: 0, since: null }
}

/** How many figures of some periods wait, and how often they were raised: what a list of them is held against. */
export async function sumDue(db: Db, indicator: string, periods: readonly string[]) {
  const { rows } = await sql<{ figures: number; revs: number }>`
    select count(*)::int as figures, coalesce(sum(rev), 0)::int as revs
      from figure_due where indicator = ${indicator} and period = any(${[...periods]}::text[])`.execute(db)
  return rows[0] ?? { figures: 0, revs: 0 }
}
