import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { say } from '#platform/say'

export const ListFailedJobs = endpoint({
  method: 'GET',
  path: '/jobs',
  summary: say('失败的后台任务', 'Background jobs that failed'),
  needs: 'jobs.read',
  answer: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      runAt: z.string(),
      attempts: z.number(),
      error: z.string().nullable(),
    }),
  ),
})

export const RetryJob = endpoint({
  method: 'POST',
  path: '/jobs/:id/retry',
  summary: say('重试后台任务', 'Try a job again'),
  needs: 'jobs.read',
  params: z.object({ id: z.uuid() }),
  answer: z.object({ retried: z.literal(true) }),
})
