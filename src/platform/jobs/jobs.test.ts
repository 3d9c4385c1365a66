import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import {
  addJob,
  addRecurring,
  claimJobs,
  failJob,
  finishJob,
  type Job,
  jobMigrations,
  listFailedJobs,
  retryJob,
  runDueJobs,
  runWorker,
  sweepJobs,
} from './server.ts'

const quiet = { onFault: () => undefined }

describe('jobs', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase([jobMigrations])
  })
  afterAll(() => database.close())
  beforeEach(() => inOwnerTx(database, (db) => sql`truncate job`.execute(db)))

  const tx = <T>(work: Parameters<typeof inTx<T>>[2]) => inTx(database, {}, work)
  const add = (kind: string, more = {}) => tx((db) => addJob(db, { kind, ...more }))
  const claim = (n = 10, now?: Date) => tx((db) => claimJobs(db, n, now))
  const makeDue = () => tx((db) => sql`update job set run_at = now() - interval '1 s'`.execute(db))
  const claimOne = async (): Promise<Job> => {
    const [job] = await claim(1)
    if (!job) throw new Error('nothing was due')
    return job
  }

  test('exist if and only if the change that asks for them is committed', async () => {
    const lost = tx(async (db) => {
      await addJob(db, { kind: 'remind' })
      throw new Error('the change failed')
    })
    await expect(lost).rejects.toThrow('the change failed')
    expect(await claim()).toEqual([])
    await add('remind', { payload: { caseId: 'c1' } })
    expect(await claim()).toMatchObject([{ kind: 'remind', payload: { caseId: 'c1' }, attempts: 1 }])
  })

  test('wait for their time', async () => {
    await add('overdue', { runAt: '2027-01-20T16:00:00Z' })
    expect(await claim()).toEqual([])
    expect(await claim(10, new Date('2027-01-20T16:00:01Z'))).toHaveLength(1)
  })

  test('are added once under one dedupe, also after they are done', async () => {
    expect(await add('bulletin', { dedupe: '2026-Q3' })).toBe(true)
    expect(await add('bulletin', { dedupe: '2026-Q3' })).toBe(false)
    const job = await claimOne()
    await tx((db) => finishJob(db, job))
    expect(await add('bulletin', { dedupe: '2026-Q3' })).toBe(false)
  })

  test('are each claimed by one worker only', async () => {
    await tx(async (db) => {
      for (let n = 0; n < 40; n += 1) await addJob(db, { kind: 'count', payload: { n } })
    })
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(7)))
    const ids = claims.flat().map((job) => job.id)
    expect(ids).toHaveLength(40)
    expect(new Set(ids).size).toBe(40)
  })

  test('come back when their worker died, and the dead worker can no longer finish them', async () => {
    await add('count')
    const dead = await claimOne()
    expect(await claim()).toEqual([])
    const [second] = await claim(1, new Date(Date.now() + 120_000))
    expect(second).toMatchObject({ id: dead.id, attempts: 2 })
    expect(await tx((db) => finishJob(db, dead))).toBe(false)
    expect(await tx((db) => finishJob(db, second as Job))).toBe(true)
    expect(await tx((db) => finishJob(db, second as Job))).toBe(false)
  })

  test('that keep failing wait longer each time, then stay visible with their reason until started again', async () => {
    await add('send', { maxAttempts: 2 })
    await tx(async (db) => failJob(db, await claimJobs(db, 1).then(([job]) => job as Job), new Error('no answer\0')))
    expect(await claim()).toEqual([])
    expect(await tx((db) => listFailedJobs(db))).toEqual([])
    await makeDue()
    const last = await claimOne()
    await tx((db) => failJob(db, last, new Error('still no answer')))
    await makeDue()
    expect(await claim()).toEqual([])
    expect(await tx((db) => listFailedJobs(db))).toMatchObject([
      { id: last.id, attempts: 2, error: 'Error: still no answer' },
    ])
    expect(await tx((db) => retryJob(db, last.id))).toBe(true)
    expect(await tx((db) => retryJob(db, last.id))).toBe(false)
    expect(await claim()).toMatchObject([{ id: last.id, attempts: 3 }])
  })

  test('that run every so often have one job for each stretch of time, however many servers there are', async () => {
    const at = (time: string) => tx((db) => addRecurring(db, 'seal', 60, new Date(time)))
    expect([await at('2026-11-22T02:00:05Z'), await at('2026-11-22T02:00:59Z')]).toEqual([true, false])
    expect(await at('2026-11-22T02:01:00Z')).toBe(true)
  })

  test('that are done are swept by the owner; those that are not stay', async () => {
    await add('old')
    await add('open', { runAt: '2027-01-01' })
    await runDueJobs({ database, run: async () => undefined })
    expect(await inOwnerTx(database, (db) => sweepJobs(db, new Date(Date.now() + 1000)))).toBe(1)
    expect(await claim(10, new Date('2027-01-02'))).toMatchObject([{ kind: 'open' }])
  })

  test('of a worker are done, and a failure is told and noted', async () => {
    const done: string[] = []
    const told: unknown[] = []
    await add('good')
    await add('bad', { maxAttempts: 1 })
    const run = async (job: Job) => {
      if (job.kind === 'bad') throw new Error('does not work')
      done.push(job.kind)
    }
    const claimed = await runDueJobs({ database, run, onFault: (error, job) => told.push([job?.kind, String(error)]) })
    expect([claimed, done]).toEqual([2, ['good']])
    expect(told).toEqual([['bad', 'Error: does not work']])
    expect(await tx((db) => listFailedJobs(db))).toMatchObject([{ kind: 'bad', error: 'Error: does not work' }])
  })

  test('are done by a running worker, which stops only after what it has begun', async () => {
    const done: string[] = []
    let begin = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const run = async (job: Job) => {
      begin()
      await new Promise((resolve) => setTimeout(resolve, 50))
      done.push(job.kind)
    }
    const worker = runWorker({ database, run, pollMs: 60_000, every: { tick: 3600 }, ...quiet })
    await begun
    await worker.stop()
    expect(done).toEqual(['tick'])
    await add('later')
    expect(await claim()).toHaveLength(1)
  })

  test('added while the worker sleeps are done at once when it is woken', async () => {
    let finish = (): void => undefined
    const finished = new Promise<void>((resolve) => {
      finish = resolve
    })
    const worker = runWorker({ database, run: async () => finish(), pollMs: 60_000, ...quiet })
    const waking = setInterval(worker.wake, 20)
    await add('now')
    await finished
    clearInterval(waking)
    await worker.stop()
  })
})
