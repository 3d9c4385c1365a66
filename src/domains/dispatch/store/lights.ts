import { randomUUID } from 'node:crypto'
import type { Light } from '#kernel/process'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'
import { own, type Ref } from './tables.ts'

/** A light a task had, for whom and why. */
export interface LightLine {
  period: string
  onDay: string
  light: Light
  why: Say
  planned: number | null
  progress: number | null
}

/** Adds a line to the history of a task's lights. */
export async function insertLight(
  db: Db,
  task: Ref & { unitId: number; unitNo: number; indNo: number | null },
  line: LightLine,
  at: Date,
): Promise<void> {
  const { regionId, id, unitId, unitNo, indNo } = task
  await own(db)
    .insertInto('dispatchLight')
    .values({
      regionId,
      id: randomUUID(),
      unitId,
      unitNo,
      indNo,
      taskRegion: regionId,
      taskId: id,
      ...line,
      why: JSON.stringify(line.why),
      at: at.toISOString(),
    })
    .execute()
}

/** The lights of a task, oldest first; of one period where told. */
export async function listLights(db: Db, task: Ref, period?: string): Promise<LightLine[]> {
  let query = own(db)
    .selectFrom('dispatchLight')
    .select(['period', 'onDay', 'light', 'why', 'planned', 'progress'])
    .where('taskRegion', '=', task.regionId)
    .where('taskId', '=', task.id)
  if (period) query = query.where('period', '=', period)
  const rows = await query.orderBy('at').orderBy('id').limit(500).execute()
  const numberOf = (value: unknown) => (value === null ? null : Number(value))
  return rows.map((row) => ({ ...row, planned: numberOf(row.planned), progress: numberOf(row.progress) }))
}
