import { sql } from 'kysely'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import { type AdoptionTable, own } from './tables.ts'

export type StoredAdoption = AdoptionTable

/** An adoption that may be seen. `lock` holds it to the end of the transaction. @throws Missing. */
export async function getAdoption(db: Db, ref: CaseRef, lock = false): Promise<StoredAdoption> {
  const query = own(db)
    .selectFrom('tailoringAdoption')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** Whether a unit adopts this list already. */
export async function isAdopting(
  db: Db,
  { unitId, upperUnitId, upperName }: Pick<AdoptionTable, 'unitId' | 'upperUnitId' | 'upperName'>,
): Promise<boolean> {
  const row = await own(db)
    .selectFrom('tailoringAdoption')
    .select('id')
    .where('unitId', '=', unitId)
    .where('upperUnitId', '=', upperUnitId)
    .where('upperName', '=', upperName)
    .where('ended', '=', false)
    .executeTakeFirst()
  return row !== undefined
}

export const insertAdoption = (db: Db, adoption: AdoptionTable) =>
  own(db).insertInto('tailoringAdoption').values(adoption).execute()

/** Changes an adoption; its revision grows. */
export const changeAdoption = (
  db: Db,
  ref: CaseRef,
  change: Partial<Pick<AdoptionTable, 'baseId' | 'targetId' | 'resultId' | 'ended'>>,
) =>
  own(db)
    .updateTable('tailoringAdoption')
    .set({ ...change, rev: sql<number>`rev + 1` })
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .execute()

/** Who adopts a list, and where the case of each stands. */
export async function listAdopters(db: Db, upper: { unitId: number; name: string }) {
  const { rows } = await sql<{
    regionId: number
    id: string
    unitId: number
    unitNo: number
    unitName: string
    state: string
    baseId: string | null
    targetId: string
    resultId: string | null
    dueOn: string | null
  }>`
    select a.region_id, a.id, a.unit_id, a.unit_no, u.name as unit_name, c.state, a.base_id, a.target_id, a.result_id, c.due_on
      from tailoring_adoption a
      join unit u on u.id = a.unit_id
      join cases c on c.region_id = a.region_id and c.id = a.id
     where a.upper_unit_id = ${upper.unitId} and a.upper_name = ${upper.name} and not a.ended
     order by a.unit_no limit 500`.execute(db)
  return rows
}

/** Adoptions that may be seen of one unit: which lists it adopts. */
export const listOfUnit = (db: Db, unitId: number) =>
  own(db).selectFrom('tailoringAdoption').selectAll().where('unitId', '=', unitId).where('ended', '=', false).execute()
