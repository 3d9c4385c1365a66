import { sql } from 'kysely'
import type { Scope } from '#kernel/access'
import { oneRegion } from '#kernel/access/server'
import type { Glass } from '#kernel/sight/server'
import { through } from '#kernel/sight/server'
import type { WorkerFilter, WorkerRef } from '../model/index.ts'
import { seen, type WorkerTable } from './tables.ts'

/** A file with the name of its unit. */
export type FoundWorker = WorkerTable & { unitName: string }

const most = 10_000

/** Files that were merged away or deleted are not among the workers. */
const gone = ['merged', 'deleted'] as const

/** Workers within the scope, by name. The count stops at ten thousand: nobody turns pages that far. */
export async function listWorkers(
  glass: Glass,
  scope: Scope,
  filter: WorkerFilter,
): Promise<{ rows: FoundWorker[]; total: number; more: boolean }> {
  const region = oneRegion(scope)
  const { page, size, words, unitId, ...exact } = filter
  const base = () => {
    let query = seen(glass).selectFrom('worker').where('worker.state', 'not in', gone)
    if (region !== null) query = query.where('worker.regionId', '=', region)
    if (words) query = query.where('worker.name', 'like', `%${words.replace(/[\\%_]/g, '\\$&')}%`)
    if (unitId)
      query = query.where(
        sql<boolean>`exists (select from unit u where u.id = ${unitId} and worker.unit_no >= u.no and worker.unit_no < u.upto)`,
      )
    for (const [name, value] of Object.entries(exact))
      if (value !== undefined) query = query.where(`worker.${name}` as 'worker.industry', '=', value as string)
    return query
  }
  const rows = await base()
    .innerJoin(sql<{ id: number; name: string }>`unit`.as('u'), (on) => on.onRef('u.id', '=', 'worker.unitId'))
    .selectAll('worker')
    .select('u.name as unitName')
    .orderBy('worker.name')
    .orderBy('worker.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const counted = base()
    .select('worker.id')
    .limit(most + 1)
  const { rows: sums } = await sql<{ n: number }>`select count(*)::int as n from (${counted}) c`.execute(through(glass))
  const total = sums[0]?.n ?? 0
  return { rows, total: Math.min(total, most), more: total > most }
}

/** One file, or none within the scope. `lock` holds it for a change. */
export async function findWorker(glass: Glass, ref: WorkerRef, lock = false): Promise<FoundWorker | undefined> {
  const { rows } = await sql<FoundWorker>`
    select w.*, u.name as unit_name from worker w join unit u on u.id = w.unit_id
     where w.region_id = ${ref.regionId} and w.id = ${ref.id} and w.state <> 'deleted' ${lock ? sql`for update of w` : sql``}`.execute(
    through(glass),
  )
  return rows[0]
}
