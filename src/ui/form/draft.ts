import { findMyId } from '../ask/me.ts'

const prefix = 'gongyun.draft.'

const placeOf = (personId: string): string => `${prefix}${personId}.`

/** Unsaved answers of a form, kept for this tab and this person until they are sent. */
const place = (key: string): string => placeOf(findMyId() ?? '') + key

/**
 * Forgets the drafts of everybody but one person, or of all at sign-out: on a shared computer the next person in this tab
 * must not find them.
 */
export function forgetDrafts(exceptOf: string | null): void {
  const all = Array.from({ length: sessionStorage.length }, (_, i) => sessionStorage.key(i) ?? '')
  for (const key of all)
    if (key.startsWith(prefix) && (exceptOf === null || !key.startsWith(placeOf(exceptOf))))
      sessionStorage.removeItem(key)
}

/** Answers kept under a key; null when there are none or they cannot be read. */
export function findDraft(key: string): Record<string, unknown> | null {
  const text = sessionStorage.getItem(place(key))
  if (text === null) return null
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}

/** Keeps answers. A full store only loses the convenience, so it is not an error. */
export function keepDraft(key: string, answers: Record<string, unknown>): void {
  try {
    sessionStorage.setItem(place(key), JSON.stringify(answers))
  } catch {
    sessionStorage.removeItem(place(key))
  }
}

/** Forgets answers that were sent or given up. */
export const dropDraft = (key: string): void => sessionStorage.removeItem(place(key))
