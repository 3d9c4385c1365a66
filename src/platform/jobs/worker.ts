import type { Database } from '#platform/db'
import { inTx } from '#platform/db/server'
import { addRecurring, stretchOf } from './add.ts'
import { claimJobs, failJob, finishJob, leaseSeconds, renewJob } from './claim.ts'
import type { Job } from './job.ts'

/** What a worker does and how often it looks. */
export interface WorkerOptions {
  database: Database
  /** Does a job; throws when it did not succeed. It opens its own transactions. */
  run(job: Job): Promise<void>
  /** Milliseconds between looks when there is nothing to do; 1,000 unless told. */
  pollMs?: number
  /** Jobs done side by side; 4 unless told, below the number of connections. */
  atOnce?: number
  /** Kinds that are started again and again, with the seconds between. */
  every?: Readonly<Record<string, number>>
  /** Hears every failure: of a job, or (null) of the queue itself. On the error output unless given. */
  onFault?: (error: unknown, job: Job | null) => void
}

/** A running worker. */
export interface Worker {
  /** Looks at once instead of at the next poll. */
  wake(): void
  /** Claims nothing more and waits for what is being done. */
  stop(): Promise<void>
}

const onErrorOutput = (error: unknown, job: Job | null): void =>
  console.error(job ? `job ${job.kind} ${job.id}, try ${job.attempts}:` : 'job queue:', error)

async function runOne({ database, run, onFault = onErrorOutput }: WorkerOptions, job: Job): Promise<void> {
  const renewing = setInterval(
    () => void inTx(database, {}, (db) => renewJob(db, job)).catch((error) => onFault(error, job)),
    (leaseSeconds * 1000) / 3,
  )
  try {
    await run(job)
    await inTx(database, {}, (db) => finishJob(db, job))
  } catch (error) {
    onFault(error, job)
    await inTx(database, {}, (db) => failJob(db, job, error))
  } finally {
    clearInterval(renewing)
  }
}

/** Claims what is due, once, and does it. Returns how many jobs were claimed; failures are noted with the job. */
export async function runDueJobs(options: WorkerOptions): Promise<number> {
  const jobs = await inTx(options.database, {}, (db) => claimJobs(db, options.atOnce ?? 4))
  const ends = await Promise.allSettled(jobs.map((job) => runOne(options, job)))
  const lost = ends.find((end) => end.status === 'rejected')
  if (lost) throw lost.reason
  return jobs.length
}

/** Adds the recurring jobs whose stretch of time has begun since the last look. */
function recurring({ database, every = {} }: WorkerOptions): () => Promise<void> {
  const last = new Map<string, number>()
  return async () => {
    const now = new Date()
    for (const [kind, seconds] of Object.entries(every)) {
      const stretch = stretchOf(seconds, now)
      if (last.get(kind) === stretch) continue
      await inTx(database, {}, (db) => addRecurring(db, kind, seconds, now))
      last.set(kind, stretch)
    }
  }
}

/** Starts doing jobs. Any number of workers and servers may run on one database. */
export function runWorker(options: WorkerOptions): Worker {
  const { pollMs = 1000, onFault = onErrorOutput } = options
  const addDue = recurring(options)
  let stopping = false
  let wake = (): void => undefined
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const look = async (): Promise<number> => {
    await addDue()
    return runDueJobs(options)
  }
  const loop = async (): Promise<void> => {
    while (!stopping) {
      const claimed = await look().catch((error) => {
        onFault(error, null)
        return 0
      })
      if (claimed === 0 && !stopping) await pause()
    }
  }
  const running = loop()
  return {
    wake: () => wake(),
    stop: async () => {
      stopping = true
      wake()
      await running
    },
  }
}
