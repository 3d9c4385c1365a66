import { useSyncExternalStore } from 'react'
import type { Say } from '#platform/say'

/** A deed that has just been done on a case by this person on this page. */
export interface JustDone {
  caseId: string
  label: Say
}

let last: JustDone | null = null
const listeners = new Set<() => void>()

function keep(done: JustDone | null): void {
  last = done
  for (const listener of listeners) listener()
}

/** Tells the page of a case what was just done with it; the page says so until somebody leaves it. */
export const tellDone = (caseId: string, label: Say): void => keep({ caseId, label })

/** Said once: the page that showed it is left. */
export const forgetDone = (caseId: string): void => {
  if (last?.caseId === caseId) keep(null)
}

/** What was just done with a case, or null. */
export function useJustDone(caseId: string): JustDone | null {
  const done = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => last,
  )
  return done?.caseId === caseId ? done : null
}
