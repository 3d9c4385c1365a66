import { useSyncExternalStore } from 'react'

let reached = true
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

/** Every request says whether the server was reached: a browser may think it is online in a valley where nothing arrives. */
export function noteReached(now: boolean): void {
  if (reached === now) return
  reached = now
  tell()
}

/** There is no connection, as far as this tab knows. */
export const isOffline = (): boolean => !reached || (typeof navigator !== 'undefined' && navigator.onLine === false)

/** Calls when the connection may have come or gone. @returns what ends it. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether this tab is without a connection now. */
export const useOffline = (): boolean => useSyncExternalStore(onConnection, isOffline)
