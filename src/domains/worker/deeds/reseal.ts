import type { Ctx, SealedRows } from '#kernel/domain/server'
import { type SealedField, sealedFields } from '../model/index.ts'
import { listSealed, updateSealed } from '../store/write.ts'
import { workerVault } from './vault.ts'

const fields = Object.keys(sealedFields) as SealedField[]

/** Numbers of files under new keys, some hundred at a time. */
async function reseal(ctx: Ctx, after: string | null, limit: number) {
  const vault = await workerVault(ctx)
  const rows = await listSealed(ctx.db, after, limit)
  const changed = rows.flatMap((row) => {
    const fresh = fields.map((field) => [field, vault.renewed(row.id, field, row[`${field}Sealed`] ?? null)] as const)
    const isSame = fresh.every(([field, sealed]) => sealed === row[`${field}Sealed`])
    return isSame ? [] : [{ region_id: row.regionId, id: row.id, ...Object.fromEntries(fresh) }]
  })
  await updateSealed(ctx.db, changed)
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { next: last ? `${last.regionId} ${last.id}` : null, done: changed.length }
}

/** The rows with sealed fields that this domain keeps. */
export const workerSealed: SealedRows = { name: 'worker', reseal }
