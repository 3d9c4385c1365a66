import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { addJob, addRecurring } from './add.ts'
export { claimJobs, failJob, finishJob, listFailedJobs, retryJob, sweepJobs } from './claim.ts'
export type { FailedJob, Job, JobToAdd } from './job.ts'
export { runDueJobs, runWorker, type Worker, type WorkerOptions } from './worker.ts'

/** The table of jobs. */
export const jobMigrations: MigrationFolder = {
  room: 'platform/jobs',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
