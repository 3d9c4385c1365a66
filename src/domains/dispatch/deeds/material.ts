import { mayOver } from '#kernel/access'
import type { Ctx, Material, MaterialAsked } from '#kernel/domain/server'
import { listSaidDone } from '../store/material.ts'

/** What units reported as done in a year, as far as this person may read their reports. */
export async function doneIn(ctx: Ctx, asked: MaterialAsked): Promise<Material[]> {
  const said = await listSaidDone(ctx.db, asked)
  return said
    .filter(({ unitNo: no, indNo }) => mayOver(ctx.actor, 'dispatch.read', { no, indNo }))
    .map(({ regionId, id, unitId, unitName, area, done, claims }) => ({
      kind: 'done',
      ...{ area, unitId, unitName, claims },
      text: done.trim(),
      from: { regionId, id },
    }))
}
