import type { Asked } from '#kernel/domain/server'
import { Missing } from '#platform/errors'
import { retryJob as retry } from '#platform/jobs/server'
import type { RetryJob } from '../model/index.ts'
import { note } from './note.ts'
import { assertReachesAll } from './reach.ts'

/** Tries a failed job again. @throws Missing when it is not among the failed. */
export async function retryJob(asked: Asked<typeof RetryJob>) {
  await assertReachesAll(asked, 'jobs.read')
  const { id } = asked.params
  if (!(await retry(asked.db, id))) throw new Missing()
  await note(asked, { action: 'job.retry', subjectKind: 'job', subjectId: id, body: {} })
  return { retried: true as const }
}
