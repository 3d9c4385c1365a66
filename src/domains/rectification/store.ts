import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { OrderFacts } from './rules.ts'

/** Earlier orders to the same unit on the same topic, the newest first. */
export async function listRepeats(
  db: Db,
  unitId: number,
  topic: string,
  except: string,
): Promise<OrderFacts['repeats']> {
  const { rows } = await sql<OrderFacts['repeats'][number]>`
    select region_id, id, title, opened_on from cases
     where process = 'rectification' and unit_id = ${unitId} and answers ->> 'topic' = ${topic} and id <> ${except}
       and state <> 'withdrawn'
     order by opened_on desc limit 10`.execute(db)
  return rows
}

/** A report with its light, for judging whether a task stayed red. */
export interface LitReport {
  period: string
  light: string | null
  worst: string | null
}

/** Reports on one piece of work, the newest period first. */
export async function listReports(
  db: Db,
  process: string,
  parent: { regionId: number; id: string },
): Promise<LitReport[]> {
  const { rows } = await sql<LitReport>`
    select period, light, worst from cases
     where process = ${process} and parent_region = ${parent.regionId} and parent_id = ${parent.id} and period is not null
     order by period desc limit 8`.execute(db)
  return rows
}

/** Whether an order from this very occasion is there already: the same parent, the same period, the same topic. */
export async function isOrdered(
  db: Db,
  parent: { regionId: number; id: string },
  period: string | null,
  topic: string,
): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases
     where process = 'rectification' and parent_region = ${parent.regionId} and parent_id = ${parent.id}
       and period is not distinct from ${period} and answers ->> 'topic' = ${topic}`.execute(db)
  return (rows[0]?.n ?? 0) > 0
}

/** Whether a talk about a task is already there for this quarter, or an earlier one is still going on. */
export async function isCalled(
  db: Db,
  parent: { regionId: number; id: string },
  period: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases
     where process = 'talk' and parent_region = ${parent.regionId} and parent_id = ${parent.id}
       and (period is not distinct from ${period} or closed_at is null)`.execute(db)
  return (rows[0]?.n ?? 0) > 0
}
