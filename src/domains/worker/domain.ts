import { defineDomain, handle } from '#kernel/domain/server'
import { say } from '#platform/say'
import { addWorker, changeNumbers, changeWorker } from './deeds/add.ts'
import { exportWorkers } from './deeds/export.ts'
import { workerSealed } from './deeds/reseal.ts'
import { findByNumber, showWorker, showWorkers, unmask } from './deeds/show.ts'
import {
  AddWorker,
  ChangeNumbers,
  ChangeWorker,
  ExportWorkers,
  FindWorker,
  GetWorker,
  ListWorkers,
  UnmaskWorker,
} from './model/index.ts'
import { workerPermissions } from './permissions.ts'

/** One file a worker, from the first contract to retirement and beyond. */
export const domain = defineDomain({
  name: 'worker',
  label: say('职工档案', 'Workers’ files'),
  permissions: workerPermissions,
  routes: [
    handle(ListWorkers, (asked) => showWorkers(asked, asked.query)),
    handle(ExportWorkers, (asked) => exportWorkers(asked, asked.query)),
    handle(FindWorker, (asked) => findByNumber(asked, asked.body.number)),
    handle(GetWorker, (asked) => showWorker(asked, asked.params)),
    handle(UnmaskWorker, (asked) => unmask(asked, asked.params, asked.body.fields, asked.body.reason)),
    handle(AddWorker, (asked) => addWorker(asked, asked.body.answers)),
    handle(ChangeWorker, ({ params, body, ...ctx }) => changeWorker(ctx, params, body.rev, body.answers)),
    handle(ChangeNumbers, ({ params, body, ...ctx }) => changeNumbers(ctx, params, body.rev, body.answers)),
  ],
  migrations: new URL('./migrations', import.meta.url),
  sealed: [workerSealed],
})
