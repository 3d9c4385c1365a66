import type { Db } from '#platform/db'

/** The one queue there is; fixed in every query, so that a cluster asks one shard only. */
export const queue = 0

/** A claimed job. `attempts` counts this one too and is the proof that the claim still holds. */
export interface Job {
  id: string
  kind: string
  payload: Record<string, unknown>
  runAt: string
  attempts: number
  maxAttempts: number
}

/** What is asked for when a job is added. */
export interface JobToAdd {
  kind: string
  payload?: Record<string, unknown>
  /** Not before this moment; at once unless told. */
  runAt?: Date | string
  /** A second job with the same words is not added, not even after the first is done. */
  dedupe?: string
  /** Tries before it is left for a person to look at; 8 unless told, which is about 20 minutes. */
  maxAttempts?: number
}

/** A job that has used up its tries. */
export interface FailedJob {
  id: string
  kind: string
  payload: Record<string, unknown>
  runAt: string
  attempts: number
  error: string | null
}

interface JobTable {
  id: string
  queue: number
  kind: string
  payload: string | Record<string, unknown>
  runAt: string
  dedupe: string | null
  attempts: number
  maxAttempts: number
  leaseUntil: string | null
  doneAt: string | null
  error: string | null
}

/** This room's own table. */
export const own = (db: Db) => db.withTables<{ job: JobTable }>()
