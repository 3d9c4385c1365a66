import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { say } from '#platform/say'
import type { TargetRow } from '../model/index.ts'
import type { Formula } from './definitions.ts'

/** Formulas that offices have added. */
export async function listOwnFormulas(db: Db): Promise<Formula[]> {
  const { rows } = await sql<{ indicator: string; formula: string; least: string | null; source: string }>`
    select indicator, formula, trim_scale(least)::text as least, source from figure_formula order by indicator`.execute(
    db,
  )
  return rows.map(({ source, ...row }) => ({ ...row, source: say(source, source) }))
}

/** Writes a formula of an indicator that has none yet. */
export const insertFormula = (db: Db, { indicator, formula, least, source }: Formula) =>
  sql`insert into figure_formula (indicator, formula, least, source)
    values (${indicator}, ${formula}, ${least}::numeric, ${source.zh})`.execute(db)

/** Targets, of one indicator where told, and those only that hold on a day where told. */
export async function listTargets(db: Db, asked: { indicator?: string; on?: string } = {}): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    select t.id, t.indicator, json_build_object('zh', i.label_zh, 'en', i.label_en) as label,
           json_build_object('zh', i.measure_zh, 'en', i.measure_en) as measure, t.unit_id,
           u.name as unit_name, t.comparison, trim_scale(t.value)::text as value, t.period, t.baseline_period,
           trim_scale(t.baseline_value)::text as baseline_value, t.pace, t.source, t.confidence, t.valid_from, t.valid_to
      from figure_target t
      join indicator i on i.name = t.indicator
      left join unit u on u.id = t.unit_id
     where (${asked.indicator ?? null}::text is null or t.indicator = ${asked.indicator ?? null})
       and (${asked.on ?? null}::date is null
            or (t.valid_from <= ${asked.on ?? null}::date and (t.valid_to is null or t.valid_to > ${asked.on ?? null}::date)))
     order by t.indicator, t.period, t.id`.execute(db)
  return rows
}

export type NewTarget = Omit<TargetRow, 'id' | 'label' | 'measure' | 'unitName' | 'validTo'>

/** Writes a target; one for the same unit and period that still holds ends where this begins. */
export async function insertTarget(db: Db, target: NewTarget): Promise<number> {
  await sql`update figure_target set valid_to = ${target.validFrom}::date
    where indicator = ${target.indicator} and period = ${target.period} and unit_id is not distinct from ${target.unitId}::int
      and valid_to is null and valid_from < ${target.validFrom}::date`.execute(db)
  const { rows } = await sql<{ id: number }>`
    insert into figure_target (indicator, unit_id, comparison, value, period, baseline_period, baseline_value, pace, source,
                               confidence, valid_from)
    values (${target.indicator}, ${target.unitId}, ${target.comparison}, ${target.value}::numeric, ${target.period},
            ${target.baselinePeriod}, ${target.baselineValue}::numeric, ${target.pace}, ${target.source},
            ${target.confidence}, ${target.validFrom})
    returning id`.execute(db)
  return rows[0]?.id ?? 0
}
