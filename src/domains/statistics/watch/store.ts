import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { WatchRow } from '../model/index.ts'
import type { Own } from './rules.ts'

const select = sql`
  select r.id, r.indicator, json_build_object('zh', i.label_zh, 'en', i.label_en) as label, r.kind, r.comparison,
         trim_scale(r.level)::text as level, r.valid_from, r.valid_to, r.source
    from watch_rule r join indicator i on i.name = r.indicator`

/** Rules of monitoring, of one kind where told. */
export async function listRules(db: Db, kind?: string): Promise<WatchRow[]> {
  const { rows } = await sql<WatchRow>`${select}
    where (${kind ?? null}::text is null or r.kind = ${kind ?? null}) order by r.indicator, r.kind, r.valid_from desc`.execute(
    db,
  )
  return rows
}

/** Rules that hold on a day. */
export async function rulesOn(db: Db, day: string): Promise<WatchRow[]> {
  const { rows } = await sql<WatchRow>`${select}
    where r.valid_from <= ${day}::date and (r.valid_to is null or r.valid_to > ${day}::date) order by r.id`.execute(db)
  return rows
}

/** The level an indicator is held to on a day. */
export async function findLevel(db: Db, indicator: string, day: string): Promise<WatchRow | null> {
  const { rows } = await sql<WatchRow>`${select}
    where r.kind = 'level' and r.indicator = ${indicator} and r.valid_from <= ${day}::date
      and (r.valid_to is null or r.valid_to > ${day}::date) order by r.valid_from desc, r.id desc limit 1`.execute(db)
  return rows[0] ?? null
}

export type NewRule = Pick<WatchRow, 'indicator' | 'kind' | 'comparison' | 'level' | 'validFrom' | 'source'>

/** Writes a rule; one of the same kind about the same indicator that still holds ends where it begins. */
export async function insertRule(db: Db, rule: NewRule): Promise<number> {
  await sql`update watch_rule set valid_to = ${rule.validFrom}::date
    where indicator = ${rule.indicator} and kind = ${rule.kind} and valid_to is null and valid_from < ${rule.validFrom}::date`.execute(
    db,
  )
  const { rows } = await sql<{ id: number }>`
    insert into watch_rule (indicator, kind, comparison, level, valid_from, source)
    values (${rule.indicator}, ${rule.kind}, ${rule.comparison}, ${rule.level}::numeric, ${rule.validFrom}, ${rule.source})
    returning id`.execute(db)
  return rows[0]?.id ?? 0
}

/** Own figures of the units that spoke or are expected in a period, with what they said the period before. */
export async function listOwn(db: Db, indicator: string, period: string, before: string): Promise<Own[]> {
  const { rows } = await sql<Own>`
    select s.unit_id, trim_scale(s.own)::text as value, trim_scale(b.own)::text as before,
           coalesce(u.parent_id, 0) || ' ' || u.kind as peers
      from figure_sum s
      join unit u on u.id = s.unit_id
      left join figure_sum b on b.unit_id = s.unit_id and b.tree = s.tree and b.indicator = s.indicator and b.period = ${before}
       and b.categories = ''
     where s.tree = 'territorial' and s.indicator = ${indicator} and s.period = ${period} and s.categories = '' and u.valid_to is null
       and (s.own is not null or exists (
         select from claim c where c.unit_id = s.unit_id and c.indicator = ${indicator} and c.scope = ''
           and c.state in ('reported', 'accepted') and c.period < ${period} and length(c.period) = length(${period})))
     order by s.unit_id`.execute(db)
  return rows
}

/** Periods of an indicator that have been summed up and begin on a day or later, the latest first. */
export async function listPeriods(db: Db, indicator: string): Promise<string[]> {
  const { rows } = await sql<{ period: string }>`
    select distinct period from claim where indicator = ${indicator} and period is not null order by period desc limit 12`.execute(
    db,
  )
  return rows.map((row) => row.period)
}

/** Units that have an alert of this kind about an indicator and period already, whatever became of it. */
export async function unitsAlerted(db: Db, kind: string, indicator: string, period: string): Promise<Set<number>> {
  const { rows } = await sql<{ unitId: number }>`
    select unit_id from cases where process = 'alert' and period = ${period} and answers ->> 'kind' = ${kind}
      and answers ->> 'indicator' = ${indicator}`.execute(db)
  return new Set(rows.map((row) => row.unitId))
}
