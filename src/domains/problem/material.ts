import { mayOver } from '#kernel/access'
import type { Ctx, Material, MaterialAsked } from '#kernel/domain/server'
import { listOpenIn } from './store.ts'

/** Problems that stood open at the end of a year, and what their owners mean to do. */
export async function problemsIn(ctx: Ctx, asked: MaterialAsked): Promise<Material[]> {
  const open = await listOpenIn(ctx.db, asked)
  return open
    .filter(({ unitNo: no, indNo }) => mayOver(ctx.actor, 'problem.read', { no, indNo }))
    .flatMap(({ regionId, id, unitId, unitName, area, title, measures }) => {
      const same = { area, unitId, unitName, from: { regionId, id }, claims: [] }
      const next: Material[] = measures ? [{ ...same, kind: 'next', text: measures }] : []
      return [{ ...same, kind: 'problem' as const, text: title }, ...next]
    })
}
