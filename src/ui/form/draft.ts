/** Unsaved answers of a form, kept for this tab until they are sent. */
const place = (key: string): string => `gongyun.draft.${key}`

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
