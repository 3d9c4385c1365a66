import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/db'
import { type JobToAdd, own, queue } from './job.ts'

const usualTries = 8

/**
 * Adds a job in the caller's transaction: it exists if and only if the change does.
 * Returns false when a job with the same `dedupe` is there already.
 */
export async function addJob(db: Db, job: JobToAdd): Promise<boolean> {
  const result = await own(db)
    .insertInto('job')
    .values({
      id: randomUUID(),
      queue,
      kind: job.kind,
      payload: JSON.stringify(job.payload ?? {}),
      runAt: new Date(job.runAt ?? Date.now()).toISOString(),
      dedupe: job.dedupe ?? null,
      attempts: 0,
      maxAttempts: job.maxAttempts ?? usualTries,
      leaseUntil: null,
      doneAt: null,
      error: null,
    })
    .onConflict((conflict) => conflict.columns(['queue', 'dedupe']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1
}

/**
 * Adds the job of a kind that runs every so many seconds, for the stretch of time that `now` lies in.
 * However many servers call it, each stretch has one job. Returns false when it is there already.
 */
export function addRecurring(db: Db, kind: string, seconds: number, now: Date): Promise<boolean> {
  return addJob(db, { kind, runAt: now, dedupe: `every:${kind}:${stretchOf(seconds, now)}` })
}

/** Number of the stretch of so many seconds that a moment lies in. */
export const stretchOf = (seconds: number, now: Date): number => Math.floor(now.getTime() / 1000 / seconds)
