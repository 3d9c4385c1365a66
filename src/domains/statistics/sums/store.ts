import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** A unit as it stood from one day to another, for the engine. */
export interface UnitLine {
  unitId: number
  validFrom: string
  validTo: string | null
  parentId: number | null
  industrialParentId: number | null
  /** The unit it was merged into, in its last line. */
  heir: number | null
}

/** Every unit with all it has been. */
export async function listUnitLines(db: Db): Promise<UnitLine[]> {
  const { rows } = await sql<UnitLine>`
    select v.unit_id, v.valid_from, v.valid_to, v.parent_id, v.industrial_parent_id,
           case when u.valid_to = v.valid_to and cardinality(u.succeeded_by) = 1 then u.succeeded_by[1] end as heir
      from unit_version v join unit u on u.id = v.unit_id
     where v.valid_to is null or v.valid_from < v.valid_to
     order by v.unit_id, v.valid_from`.execute(db)
  return rows
}

/**
 * The state of what all sums stand on, the trees and a parameter: it grows with every change of either. Changes of units wait
 * for each other, so none is overlooked; lines of a parameter are never taken away.
 */
export async function versionOfGrounds(db: Db, parameter: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select coalesce(max(id), 0) from unit_version) + (select coalesce(max(id), 0) from unit_event)
         + (select count(*) from parameter where key = ${parameter}) as n`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

/** Holds the line of the last run, so that two runs wait for each other. */
export async function holdRun(db: Db): Promise<{ at: string | null; versions: number }> {
  const { rows } = await sql<{ at: string | null; versions: number }>`
    select at, versions from figure_run where id = 1 for update`.execute(db)
  return rows[0] ?? { at: null, versions: 0 }
}

export const noteRun = (db: Db, at: string, versions: number) =>
  sql`update figure_run set at = ${at}::timestamptz, versions = ${versions} where id = 1`.execute(db)

/** When sums were last made. */
export async function lastRun(db: Db): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`select at from figure_run where id = 1`.execute(db)
  return rows[0]?.at ?? null
}

/** Every indicator and period about which something was ever said. */
export async function listThings(db: Db): Promise<{ indicator: string; period: string }[]> {
  const { rows } = await sql<{ indicator: string; period: string }>`
    select distinct indicator, period from claim where period is not null order by indicator, period`.execute(db)
  return rows
}

/** Units that said something about an indicator in some periods: those from which a figure is expected. */
export async function listSpeakers(db: Db, indicator: string, periods: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ unitId: number }>`
    select distinct unit_id from claim
     where indicator = ${indicator} and period = any(${[...periods]}::text[]) and state in ('reported', 'accepted')
       and (scope = '' or categories <> '')`.execute(db)
  return rows.map((row) => row.unitId)
}

/** A sum as it is kept. */
export interface KeptSum {
  unitId: number
  /** Which category of a dimension, `sex=1`; empty for all. */
  categories: string
  /** Not shown, because few people are told apart by it or by what it gives away. */
  isHidden: boolean
  value: string | null
  own: string | null
  state: string
  reported: number
  expected: number
  used: number
  warnings: string[]
}

/** What a sum is about. */
export interface Thing {
  tree: 'territorial' | 'industrial'
  indicator: string
  period: string
}

const batch = 2000

/** Puts sums in the place of those that were there. */
export async function replaceSums(db: Db, { tree, indicator, period }: Thing, sums: readonly KeptSum[]): Promise<void> {
  await sql`delete from figure_sum where tree = ${tree} and indicator = ${indicator} and period = ${period}`.execute(db)
  for (let i = 0; i < sums.length; i += batch) {
    const part = sums.slice(i, i + batch)
    await sql`
      insert into figure_sum (region_id, tree, indicator, period, unit_id, unit_no, ind_no, value, own, state, reported,
                              expected, used, warnings, categories, is_hidden)
      select u.region_id, ${tree}, ${indicator}, ${period}, u.id, u.no, u.ind_no, s.value, s.own, s.state, s.reported,
             s.expected, s.used, s.warnings, s.categories, s."isHidden"
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb)
             as s("unitId" int, value numeric, own numeric, state text, reported int, expected int, used int, warnings text[],
                  categories text, "isHidden" boolean)
        join unit u on u.id = s."unitId"`.execute(db)
  }
}

/** Sums as they are kept, by unit; the values as plain decimal texts. */
export async function listSums(db: Db, { tree, indicator, period }: Thing): Promise<KeptSum[]> {
  const { rows } = await sql<KeptSum>`
    select unit_id, categories, is_hidden, trim_scale(value)::text as value, trim_scale(own)::text as own, state, reported, expected, used, warnings
      from figure_sum where tree = ${tree} and indicator = ${indicator} and period = ${period} order by unit_id, categories collate "C"`.execute(
    db,
  )
  return rows
}

/** By which dimensions the territorial sums of some periods are told apart, and whether any of those is hidden. */
export async function toldInKept(db: Db, indicator: string, periods: readonly string[]): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ dimension: string; isHidden: boolean }>`
    select split_part(categories, '=', 1) as dimension, bool_or(is_hidden) as is_hidden
      from figure_sum
     where tree = 'territorial' and indicator = ${indicator} and period = any(${[...periods]}::text[]) and categories <> ''
     group by 1`.execute(db)
  return new Map(rows.map((row) => [row.dimension, row.isHidden]))
}
