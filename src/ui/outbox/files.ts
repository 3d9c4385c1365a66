import { UploadEvidence } from '#kernel/evidence'
import { findMyId } from '../ask/ask.ts'
import { call } from '../ask/call.ts'
import { find, listOf, put, remove } from '../device/shelf.ts'
import { localIdsIn, newLocalId, withStoredIds } from './local-ids.ts'

/** A photograph or paper on this device that waits to be uploaded, with what will be said about it. */
export interface WaitingFile {
  id: string
  personId: string
  name: string
  type: string
  size: number
  blob: Blob
  unitId: number
  effectiveOn: string | null
  expiresOn: string | null
  savedAt: string
  /** The id the server gave it, once it has it. */
  storedId: string | null
}

/** Keeps a file until there is a connection. @throws DOMException when the device is full. */
export async function keepFile(
  file: File,
  { unitId, effectiveOn, expiresOn }: Pick<WaitingFile, 'unitId' | 'effectiveOn' | 'expiresOn'>,
): Promise<string> {
  const id = newLocalId()
  // A copy: what a phone's camera hands over may be gone after a restart.
  const blob = new Blob([await file.arrayBuffer()], { type: file.type })
  const about = { name: file.name, type: file.type, size: file.size, savedAt: new Date().toISOString() }
  const owner = { id, personId: findMyId() ?? '', storedId: null }
  await put<WaitingFile>('files', { ...owner, ...about, blob, unitId, effectiveOn, expiresOn })
  return id
}

/** Waiting files by id; only one's own. */
export async function findFiles(ids: readonly string[]): Promise<WaitingFile[]> {
  const found = await Promise.all(ids.map((id) => find<WaitingFile>('files', id)))
  return found.filter((file) => file !== undefined && file.personId === findMyId()) as WaitingFile[]
}

async function upload(file: WaitingFile): Promise<string> {
  if (file.storedId !== null) return file.storedId
  const body = {
    unitId: file.unitId,
    ...(file.effectiveOn ? { effectiveOn: file.effectiveOn } : {}),
    ...(file.expiresOn ? { expiresOn: file.expiresOn } : {}),
  }
  const row = await call(UploadEvidence, { body, file: new File([file.blob], file.name, { type: file.type }) })
  await put<WaitingFile>('files', { ...file, storedId: row.id })
  return row.id
}

/**
 * Uploads the files that answers name and are still on this device, and gives the answers with the ids they then have. A file
 * sent twice is stored once: the server knows its bytes. @throws Problem like every request.
 */
export async function withFilesStored<T>(answers: T): Promise<T> {
  const ids = [...new Set(localIdsIn(answers))]
  if (ids.length === 0) return answers
  const stored = new Map<string, string>()
  for (const file of await findFiles(ids)) stored.set(file.id, await upload(file))
  return withStoredIds(answers, stored)
}

/** Forgets the files that answers name: they are stored, or given up. */
export const dropFilesOf = (answers: unknown): Promise<void> => remove('files', localIdsIn(answers))

/** Files of this person that no deed and no draft may still want: older than a month. */
export async function dropOldFiles(personId: string, wanted: ReadonlySet<string>, now: Date): Promise<void> {
  const monthAgo = new Date(now.getTime() - 30 * 86_400_000).toISOString()
  const files = await listOf<WaitingFile>('files', personId)
  await remove(
    'files',
    files.filter((file) => file.savedAt < monthAgo && !wanted.has(file.id)).map(({ id }) => id),
  )
}
