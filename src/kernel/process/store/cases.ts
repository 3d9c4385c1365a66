import type { Db } from '#platform/db'
import type { Say } from '#platform/say'
import type { CaseRef } from '../contracts.ts'
import type { CaseView, Light } from '../definition.ts'
import type { DueTraceShape } from '../due.ts'
import { own } from './tables.ts'

/** A case as it is stored: with its unit's numbers, for permissions. */
export interface StoredCase extends CaseView {
  unitNo: number
  indNo: number | null
  closedAt: string | null
  openedAt: string
  parentRegion: number | null
  dueTrace: DueTraceShape | null
  shown: Record<string, unknown>
}

/** A case with everything in it, or nothing: not there and not visible are the same. `lock` holds it to the end of the transaction. */
export async function findCase(db: Db, ref: CaseRef, lock = false): Promise<StoredCase | null> {
  const query = own(db).selectFrom('cases').selectAll().where('regionId', '=', ref.regionId).where('id', '=', ref.id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row
    ? ({ ...row, progress: row.progress === null ? null : Number(row.progress) } as unknown as StoredCase)
    : null
}

/** What a dispatch found out about a piece of work. */
export interface Standing {
  progress: number | null
  light: Light
  worst: Light
  why: Say
}

/** Notes how far a case is and its light. Not a step of the case: the report that says so is one, and has its journal line. */
export async function setStanding(db: Db, ref: CaseRef, standing: Standing): Promise<void> {
  await own(db)
    .updateTable('cases')
    .set({
      progress: standing.progress,
      light: standing.light,
      worst: standing.worst,
      lightWhy: JSON.stringify(standing.why),
    })
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .execute()
}
