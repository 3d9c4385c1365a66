import { useSyncExternalStore } from 'react'
import { say } from '#platform/say'
import { Problem } from '../ask/problem.ts'
import { canKeep, count, listOf, put, remove, removeWhere } from '../device/shelf.ts'
import { answersOf, type Entry } from './entry.ts'
import { dropFilesOf, dropOldFiles } from './files.ts'
import { localIdsIn } from './local-ids.ts'

/** The deeds of the person signed in that wait on this device, oldest first. */
let entries: readonly Entry[] = []
let owner: string | null = null
const listeners = new Set<() => void>()

export const noRoom = say(
  '本机存不下，请腾出空间或保持本页打开。',
  'This device has no room; make some, or leave this page open.',
)

/** Other tabs of the same person look again when this one has changed something. */
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gongyun-outbox')
tabs?.addEventListener('message', () => void look(false))

/** Reads them from the device anew. */
async function look(tell = true): Promise<void> {
  const found = owner === null || !canKeep() ? [] : await listOf<Entry>('entries', owner).catch(() => [])
  entries = found.sort((a, b) => a.savedAt.localeCompare(b.savedAt))
  for (const listener of listeners) listener()
  if (tell) tabs?.postMessage('changed')
}

/** Opens the outbox of one person, or of nobody: what others left here stays closed. */
export async function openOutbox(personId: string | null): Promise<void> {
  owner = personId
  entries = []
  await look(false)
  if (personId === null || !canKeep()) return
  const wanted = new Set(entries.flatMap(({ deed }) => localIdsIn(answersOf(deed))))
  await dropOldFiles(personId, wanted, new Date()).catch(() => undefined)
}

/** What waits now, read anew. */
export async function listEntries(): Promise<readonly Entry[]> {
  await look(false)
  return entries
}

/** Keeps a deed, new or changed. @throws Problem 507 when the device is full. */
export async function keepEntry(entry: Entry): Promise<void> {
  // Asks the browser not to tidy this away; where it will not promise, the deed is kept all the same.
  void navigator.storage?.persist?.().catch(() => false)
  await put('entries', entry).catch(() => {
    throw new Problem(507, { message: noRoom })
  })
  await look()
}

/** Forgets a deed: it has been done, or is given up. */
export async function dropEntry(entry: Entry, { keepFiles = false } = {}): Promise<void> {
  await remove('entries', [entry.id])
  if (!keepFiles) await dropFilesOf(answersOf(entry.deed))
  await look()
}

/** Wipes what one person left to be sent. */
export async function wipeOutbox(personId: string): Promise<void> {
  if (!canKeep()) return
  for (const shelf of ['entries', 'files'] as const) await removeWhere(shelf, (one) => one.personId === personId)
  await look()
}

/** How many deeds wait on this device, of anybody: a number, no content. */
export const countWaiting = async (): Promise<number> => (canKeep() ? await count('entries').catch(() => 0) : 0)

/** The deeds of the person signed in that wait on this device. */
export const useOutbox = (): readonly Entry[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => entries,
  )
