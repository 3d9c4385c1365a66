import { sql } from 'kysely'
import { type Glass, through } from '#kernel/sight/server'

/** A file as samples are drawn of it. */
export interface AtWork {
  regionId: number
  id: string
  grade: number | null
  clusterId: number
}

/** Files of those at work in units of a range, in the order of their numbers. */
export async function listAtWork(glass: Glass, { no, upto }: { no: number; upto: number }): Promise<AtWork[]> {
  const { rows } = await sql<AtWork>`
    select region_id, id, grade, unit_id as cluster_id from worker
     where unit_no >= ${no} and unit_no < ${upto} and state = 'active' order by id limit 200000`.execute(through(glass))
  return rows
}
