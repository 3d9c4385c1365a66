import { findMyId } from '../ask/ask.ts'
import { isOffline } from '../device/connection.ts'

const prefix = 'gongyun.draft.'

const placeOf = (personId: string): string => `${prefix}${personId}.`

/** Unsaved answers of a form, kept for this person until they are sent. */
const place = (key: string): string => placeOf(findMyId() ?? '') + key

/**
 * Drafts live in this tab. What is written without a connection also outlives the browser, because nothing else has it;
 * whoever is online can send it and needs no copy on the disk.
 */
const tab = (): Storage => sessionStorage
const disk = (): Storage | null => (typeof localStorage === 'undefined' ? null : localStorage)
const both = (): Storage[] => [tab(), disk()].filter((store) => store !== null)

const keysOf = (store: Storage): string[] =>
  Array.from({ length: store.length }, (_, i) => store.key(i) ?? '').filter((key) => key.startsWith(prefix))

/**
 * Forgets the drafts of everybody but one person, or of all at sign-out: on a shared computer the next person must not find
 * them.
 */
export function forgetDrafts(exceptOf: string | null): void {
  for (const store of both())
    for (const key of keysOf(store)) if (exceptOf === null || !key.startsWith(placeOf(exceptOf))) store.removeItem(key)
}

/** Answers kept under a key; null when there are none or they cannot be read. */
export function findDraft(key: string): Record<string, unknown> | null {
  const text = tab().getItem(place(key)) ?? disk()?.getItem(place(key)) ?? null
  if (text === null) return null
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}

function write(store: Storage, at: string, text: string): void {
  try {
    store.setItem(at, text)
  } catch {
    store.removeItem(at)
  }
}

/** Keeps answers. A full store only loses the convenience, so it is not an error. */
export function keepDraft(key: string, answers: Record<string, unknown>): void {
  const at = place(key)
  const text = JSON.stringify(answers)
  write(tab(), at, text)
  const onDisk = disk()
  if (onDisk && (isOffline() || onDisk.getItem(at) !== null)) write(onDisk, at, text)
}

/** When the connection goes: what is half written in this tab is put where it outlives the browser. */
export function keepDraftsThrough(): void {
  const onDisk = disk()
  if (!onDisk || !isOffline()) return
  for (const key of keysOf(tab())) write(onDisk, key, tab().getItem(key) ?? '')
}

/** Forgets answers that were sent or given up. */
export function dropDraft(key: string): void {
  for (const store of both()) store.removeItem(place(key))
}
