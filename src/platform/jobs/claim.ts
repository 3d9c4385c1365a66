import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { type FailedJob, type Job, own, queue } from './job.ts'

/** Seconds a claim holds without being renewed. A worker that dies gives its jobs back after that. */
export const leaseSeconds = 60

const longestWait = 3600
const firstWait = 5
const longestError = 2000

/**
 * Claims up to `n` jobs whose time has come, oldest first; no other worker gets them while the lease holds.
 * `now` is the database's own clock unless a moment is handed in.
 */
export async function claimJobs(db: Db, n: number, now?: Date): Promise<Job[]> {
  const moment = now ? sql`${now.toISOString()}::timestamptz` : sql`now()`
  const { rows } = await sql<Job>`
    with picked as (
      select id from job
      where queue = ${queue} and done_at is null and run_at <= ${moment}
        and (lease_until is null or lease_until < ${moment}) and attempts < max_attempts
      order by run_at limit ${n} for update skip locked)
    update job set attempts = attempts + 1, lease_until = ${moment} + make_interval(secs => ${leaseSeconds})
    from picked where job.queue = ${queue} and job.id = picked.id
    returning job.id, job.kind, job.payload, job.run_at, job.attempts, job.max_attempts`.execute(db)
  return rows.sort((a, b) => (a.runAt < b.runAt ? -1 : 1))
}

/** Jobs that this claim still holds: neither done nor claimed anew since. */
const held = (job: Pick<Job, 'id' | 'attempts'>) =>
  sql`queue = ${queue} and id = ${job.id} and attempts = ${job.attempts} and done_at is null`

async function change(db: Db, job: Pick<Job, 'id' | 'attempts'>, setting: ReturnType<typeof sql>): Promise<boolean> {
  const result = await sql`update job set ${setting} where ${held(job)}`.execute(db)
  return Number(result.numAffectedRows ?? 0) === 1
}

/**
 * Marks a job as done. A job that calls it in its own transaction happens exactly once: false means that the claim was
 * lost to another worker, and the transaction must be given up.
 */
export const finishJob = (db: Db, job: Job): Promise<boolean> =>
  change(db, job, sql`done_at = now(), lease_until = null, error = null`)

/** Renews the claim of a job that takes long. False when it was lost. */
export const renewJob = (db: Db, job: Job): Promise<boolean> =>
  change(db, job, sql`lease_until = now() + make_interval(secs => ${leaseSeconds})`)

/** Seconds until the next try: 5, 10, 20 … up to an hour. */
export const waitAfter = (attempts: number): number => Math.min(firstWait * 2 ** (attempts - 1), longestWait)

/** Notes why a job failed; it is tried again later until its tries are used up, and then stays to be looked at. */
export const failJob = (db: Db, job: Job, error: unknown): Promise<boolean> =>
  change(
    db,
    job,
    sql`error = ${wordsOf(error)}, lease_until = null, run_at = now() + make_interval(secs => ${waitAfter(job.attempts)})`,
  )

/** The database takes no zero characters in a text. */
const wordsOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replaceAll('\0', '')
    .slice(0, longestError)

/** Jobs that have used up their tries, newest first. */
export async function listFailedJobs(db: Db, limit = 100): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, kind, payload, run_at, attempts, error from job
    where queue = ${queue} and done_at is null and attempts >= max_attempts and (lease_until is null or lease_until < now())
    order by run_at desc limit ${limit}`.execute(db)
  return rows
}

/**
 * Starts a failed job again, now, with three more tries. The number of tries only ever grows: it is what tells a claim
 * from an older one. False when the job is not among the failed.
 */
export async function retryJob(db: Db, id: string): Promise<boolean> {
  const result = await sql`update job set max_attempts = attempts + 3, lease_until = null, run_at = now()
    where queue = ${queue} and id = ${id} and done_at is null and attempts >= max_attempts
      and (lease_until is null or lease_until < now())`.execute(db)
  return Number(result.numAffectedRows ?? 0) === 1
}

/** Removes jobs done before a moment; needs the owner's transaction. Returns how many. */
export async function sweepJobs(ownerDb: Db, before: Date): Promise<number> {
  const result = await own(ownerDb).deleteFrom('job').where('doneAt', '<', before.toISOString()).executeTakeFirst()
  return Number(result.numDeletedRows)
}
