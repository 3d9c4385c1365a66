import { sql } from 'kysely'
import type { CaseRef, Light } from '#kernel/process'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'

/** A case under a meeting, with its answers. */
export interface ChildCase {
  regionId: number
  id: string
  process: string
  version: number
  unitId: number
  state: string
  title: string
  answers: Record<string, unknown>
  light: Light | null
  worst: Light | null
  lightWhy: Say | null
  dueOn: string | null
  closedAt: string | null
}

const columns = sql`region_id, id, process, version, unit_id, state, title, answers, light, worst, light_why, due_on, closed_at`

/** Cases under a meeting that the reader sees, in the order they were opened. */
export async function listBelow(db: Db, ref: CaseRef): Promise<ChildCase[]> {
  const { rows } = await sql<ChildCase>`
    select ${columns} from cases
     where parent_region = ${ref.regionId} and parent_id = ${ref.id} order by opened_at, id limit 500`.execute(db)
  return rows
}

/** Topics for a body that are on the agenda of no meeting yet. */
export async function listWaiting(db: Db, body: { name: string; units: readonly number[] }): Promise<ChildCase[]> {
  const { rows } = await sql<ChildCase>`
    select ${columns} from cases
     where process = 'topic' and state = 'taken' and parent_id is null and answers ->> 'body' = ${body.name}
       and unit_id = any(${[...body.units]}::int[]) order by opened_at limit 100`.execute(db)
  return rows
}
