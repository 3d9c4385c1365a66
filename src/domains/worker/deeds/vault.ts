import type { Ctx } from '#kernel/domain/server'
import { masks } from '#kernel/secret'
import { type Vault, vaultOf } from '#kernel/secret/server'
import { type SealedField, sealedFields } from '../model/index.ts'
import type { WorkerTable } from '../store/tables.ts'

const fields = Object.keys(sealedFields) as SealedField[]
const purposeOf = (field: SealedField) => `worker.${field}`
const boundTo = (id: string, field: SealedField) => `worker:${id}:${field}`

/** Sealed numbers of one kind of row, by the name of their column. */
export type Numbers = Partial<Record<SealedField, string | null>>

/** Seals and opens the numbers of files. */
export interface WorkerVault {
  seal(id: string, numbers: Numbers): Partial<WorkerTable>
  open(row: Pick<WorkerTable, 'id' | `${SealedField}Sealed`>, field: SealedField): string | null
  masked(row: Pick<WorkerTable, 'id' | `${SealedField}Sealed`>, field: SealedField): string | null
  digest(kind: 'identity' | 'card', text: string): string
  /** The number under the key in use, when it lies under an older one; else as it is. */
  renewed(id: string, field: SealedField, sealed: string | null): string | null
  plain: Vault
}

/** The vault of files, with a key for each kind of number. */
export async function workerVault(ctx: Pick<Ctx, 'db' | 'house' | 'now'>): Promise<WorkerVault> {
  const vault = await vaultOf(ctx, fields.map(purposeOf))
  const open: WorkerVault['open'] = (row, field) => {
    const sealed = row[`${field}Sealed`]
    return sealed === null ? null : vault.open(boundTo(row.id, field), sealed)
  }
  const sealOne = (id: string, field: SealedField, text: string | null) =>
    text === null ? null : vault.seal(purposeOf(field), boundTo(id, field), text)
  return {
    open,
    masked: (row, field) => {
      const text = open(row, field)
      return text === null ? null : masks[field](text)
    },
    seal: (id, numbers) =>
      Object.fromEntries(
        fields
          .filter((field) => numbers[field] !== undefined)
          .map((field) => [`${field}Sealed`, sealOne(id, field, numbers[field] ?? null)]),
      ),
    digest: (kind, text) => vault.digest(`worker.${kind}`, text),
    renewed: (id, field, sealed) =>
      sealed !== null && vault.isOld(sealed) ? sealOne(id, field, vault.open(boundTo(id, field), sealed)) : sealed,
    plain: vault,
  }
}
