import { type Ctx, defineDomain } from '#kernel/domain/server'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import { importCommand } from './command.ts'
import { consentFields, findForExchange } from './deeds/exchange.ts'
import { takeFeed } from './deeds/feed.ts'
import { columnsOf, frameOf } from './deeds/frame.ts'
import { importJobs } from './deeds/import-piece.ts'
import { lifeDeeds, lifeJobs } from './deeds/life.ts'
import { ownFile, recordOwn } from './deeds/own-file.ts'
import { proveFile } from './deeds/prove.ts'
import { idsOfPerson, requestDeeds, requestFacts } from './deeds/requests.ts'
import { workerSealed } from './deeds/reseal.ts'
import { signInJobs } from './deeds/sign-in.ts'
import { demonstrate, findMadeUp } from './demonstration/load.ts'
import { workerParameters } from './parameters.ts'
import { workerPermissions } from './permissions.ts'
import { arrivalProcess, claimProcess, correctionProcess, deletionProcess, fileProcess } from './process/index.ts'
import { workerRoutes } from './routes.ts'
import { isConsented } from './store/my.ts'

/** One file a worker, from the first contract to retirement and beyond. */
export const domain = defineDomain({
  name: 'worker',
  label: say('职工档案', 'Workers’ files'),
  processes: [fileProcess, arrivalProcess, claimProcess, correctionProcess, deletionProcess] as unknown as AnyProcess[],
  facts: requestFacts,
  does: { ...lifeDeeds, ...requestDeeds },
  permissions: workerPermissions,
  parameters: workerParameters,
  routes: workerRoutes,
  migrations: new URL('./migrations', import.meta.url),
  jobs: { ...lifeJobs, ...signInJobs, ...importJobs },
  commands: [importCommand],
  sealed: [workerSealed],
  demonstrate,
  offers: {
    frame: frameOf,
    columns: columnsOf,
    consentFields,
    findForExchange,
    takeFeed,
    ownFile,
    recordOwn,
    proveFile,
    madeUp: findMadeUp,
    idsOfPerson,
    /** Whether a worker has consented to a purpose: asked before anything is shared for it. */
    isConsented: (ctx: Ctx, given: { workerId: string; purpose: string }) =>
      isConsented(ctx.db, given.workerId, given.purpose),
  },
})
