import { sql } from 'kysely'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'

/** An item of an assessment as its case stands. */
export interface ItemCase {
  regionId: number
  id: string
  unitId: number
  unitName: string
  state: string
  dueOn: string | null
  answers: Record<string, unknown>
}

/** The items of an assessment, the last one assigned for each; those assigned anew are left out. */
export async function listItemCases(db: Db, ref: CaseRef): Promise<ItemCase[]> {
  const { rows } = await sql<ItemCase>`
    select c.region_id, c.id, c.unit_id, u.name as unit_name, c.state, c.due_on, c.answers
      from cases c join unit u on u.id = c.unit_id
     where c.parent_region = ${ref.regionId} and c.parent_id = ${ref.id} and c.process = 'assessment-item'
       and c.state <> 'reassigned'
     order by c.opened_at, c.id`.execute(db)
  return rows
}

/** The same item of the assessment before a year, where last year's words and files are; as far as the reader may see it. */
export async function findEarlier(
  db: Db,
  it: { top: number; year: number; item: string },
): Promise<{ period: string; answers: Record<string, unknown>; parent: CaseRef } | null> {
  const { rows } = await sql<{
    period: string
    answers: Record<string, unknown>
    parentRegion: number
    parentId: string
  }>`
    select period, answers, parent_region, parent_id from cases
     where process = 'assessment-item' and period < ${String(it.year)} and answers ->> 'item' = ${it.item}
       and (answers ->> 'top')::int = ${it.top} and state <> 'reassigned' and parent_id is not null
     order by period desc, opened_at desc limit 1`.execute(db)
  const [found] = rows
  return found ? { ...found, parent: { regionId: found.parentRegion, id: found.parentId } } : null
}

/** Whether a unit's assessment of a year is there already and was not cancelled; `except` is the one that asks. */
export async function isBegun(db: Db, unitId: number, year: number, except: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases
     where process = 'assessment' and unit_id = ${unitId} and period = ${String(year)} and state <> 'cancelled'
       and id <> ${except}`.execute(db)
  return (rows[0]?.n ?? 0) > 0
}

/** What the result of an assessment said of its items; from the journal, where it stands for good. */
export async function findRemarks(db: Db, ref: CaseRef): Promise<{ item: string; lost: number; why: string }[]> {
  const { rows } = await sql<{ remarks: { item: string; lost: number; why: string }[] | null }>`
    select body -> 'input' -> 'remarks' as remarks from entry
     where region_id = ${ref.regionId} and subject_kind = 'case' and subject_id = ${ref.id} and action = 'assessment.record'
     order by at desc limit 1`.execute(db)
  return rows[0]?.remarks ?? []
}
