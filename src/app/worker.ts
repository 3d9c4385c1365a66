import { systemActor } from '#kernel/access'
import { scopeSettings } from '#kernel/access/server'
import { dateInChina } from '#kernel/calendar'
import type { Ctx, House } from '#kernel/domain/server'
import { allEvery, allJobs } from '#kernel/whole/server'
import type { Database, Db } from '#platform/db'
import { inTx } from '#platform/db/server'
import { runDueJobs, runWorker, type Worker, type WorkerOptions } from '#platform/jobs/server'
import { demonstrationJobs } from './demonstration/load.ts'

/** A context in which the system acts, over everything. */
export function systemCtx(db: Db, house: House, now = new Date()): Ctx {
  return { db, actor: systemActor, house, now, today: dateInChina(now), ownUnits: [] }
}

/** The transaction settings under which the system acts. */
export const systemSettings = {
  ...scopeSettings(systemActor, { territorial: systemActor.grants.map((g) => g.range), industrial: [] }),
  'app.auth': 'yes',
  'app.org': 'write',
  'app.journal': 'all',
  'app.system': 'yes',
}

/** Runs a deed of the system in a transaction of its own. */
export const asSystem = <T>(database: Database, house: House, deed: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inTx(database, systemSettings, (db) => deed(systemCtx(db, house)))

/** What the background work is done with: every job by the domain or room that knows its kind. */
function workOf(database: Database, house: House): WorkerOptions {
  const kinds = new Map([...allJobs(house), ...(house.demonstration ? Object.entries(demonstrationJobs) : [])])
  return {
    database,
    run: async (job) => {
      const run = kinds.get(job.kind)
      if (!run) throw new Error(`nobody does jobs of the kind "${job.kind}"`)
      await asSystem(database, house, (ctx) => run(ctx, job.payload))
    },
  }
}

/** Starts the background work: messages, timers, links, and what domains do on their own. */
export const startWorker = (database: Database, house: House): Worker =>
  runWorker({ ...workOf(database, house), every: allEvery(house) })

/** Does all work that is due, and what it leaves behind, before anything else begins. @throws what a job threw */
export async function finishWork(database: Database, house: House): Promise<void> {
  const onFault = (error: unknown) => {
    throw error
  }
  while ((await runDueJobs({ ...workOf(database, house), onFault })) > 0);
}
