import { sql } from 'kysely'
import type { z } from 'zod'
import type { CloseDeed } from '../contracts-change.ts'
import { takeUnit } from './change.ts'
import { type Deeds, refuse, writeEvent, writeJournal } from './deed.ts'
import { getUnit, type Unit } from './get.ts'
import { endUnits } from './versions.ts'

/**
 * Ends a unit from a day on. Nothing succeeds it; its records stay where they are and its past prints as it was.
 * @throws Missing, Invalid for a day ahead, Refused while units stand below it in either tree.
 */
export async function closeUnit(ctx: Deeds, id: number, deed: z.infer<typeof CloseDeed>): Promise<Unit> {
  const unit = await takeUnit(ctx, id, deed.on)
  const { rows } = await sql<{ name: string }>`
    select name from unit where valid_to is null and (parent_id = ${id} or industrial_parent_id = ${id})
    order by no limit 3`.execute(ctx.db)
  if (rows.length > 0) {
    const names = rows.map((row) => row.name)
    throw refuse(
      'children',
      `下面还有单位（${names.join('、')}等），请先划转、合并或撤销`,
      `Units still stand below it (${names.join(', ')} …); move, merge or close them first`,
    )
  }
  await endUnits(ctx, [id], deed.on, [])
  await writeEvent(ctx, 'close', deed, [id], [])
  await writeJournal(ctx, 'close', [unit], deed)
  return getUnit(ctx.db, id)
}
