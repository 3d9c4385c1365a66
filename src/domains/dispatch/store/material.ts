import { sql } from 'kysely'
import type { MaterialAsked } from '#kernel/domain/server'
import type { Area } from '#kernel/process'
import type { Db } from '#platform/db'
import type { Ref } from './tables.ts'

/** What a unit said it did, in its last accepted report of the year on each task. */
export interface SaidDone extends Ref {
  unitId: number
  unitName: string
  unitNo: number
  indNo: number | null
  area: Area | null
  done: string
  claims: Ref[]
}

const most = 500

/** The last accepted report of the year on every task of some units, in the order of the tree, with the figures it gave. */
export async function listSaidDone(db: Db, { year, no, upto }: MaterialAsked): Promise<SaidDone[]> {
  const { rows } = await sql<SaidDone>`
    select c.region_id, c.id, c.unit_id, coalesce(u.short_name, u.name) as unit_name, c.unit_no, c.ind_no, t.area,
           c.answers ->> 'done' as done,
           coalesce((select jsonb_agg(jsonb_build_object('regionId', k.region_id, 'id', k.id) order by k.indicator)
                       from claim k where k.case_region = c.region_id and k.case_id = c.id
                        and k.state in ('reported', 'accepted')), '[]') as claims
      from (select distinct on (r.task_region, r.task_id) r.region_id, r.case_id, r.task_region, r.task_id
              from dispatch_report r
             where r.unit_no >= ${no} and r.unit_no < ${upto} and r.ended = 'accepted'
               and r.period >= ${`${year}`} and r.period < ${`${year + 1}`}
             order by r.task_region, r.task_id, r.period desc) last
      join cases c on c.region_id = last.region_id and c.id = last.case_id
      join cases t on t.region_id = last.task_region and t.id = last.task_id
      join unit u on u.id = c.unit_id
     where coalesce(c.answers ->> 'done', '') <> ''
     order by c.unit_no, c.id limit ${most}`.execute(db)
  return rows
}
