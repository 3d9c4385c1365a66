import { handle, type Route } from '#kernel/domain/server'
import { dayOf, handleList } from '#kernel/export/server'
import { ways } from '#kernel/sight'
import { say } from '#platform/say'
import { addWorker, changeNumbers, changeWorker } from './deeds/add.ts'
import { confirmEntry, sayEntry, sayOwnEntry, showTimeline, withdrawEntry } from './deeds/entries.ts'
import { exportWorkers } from './deeds/export.ts'
import { beginFile } from './deeds/life.ts'
import {
  askCorrection,
  askDeletion,
  confirmOwn,
  consentOwn,
  disputeOwn,
  lookOwn,
  showMy,
  showMySights,
  withdrawOwn,
} from './deeds/my.ts'
import { exportMyJson, exportMyPdf } from './deeds/my-export.ts'
import { findByNumber, showWorker, showWorkers, unmask } from './deeds/show.ts'
import { enterMy, leaveMy, sendCode } from './deeds/sign-in.ts'
import * as asks from './model/index.ts'

/** For those who keep files. */
const ofStaff: Route[] = [
  handle(asks.ListWorkers, (asked) => showWorkers(asked, asked.query)),
  handle(asks.ExportWorkers, (asked) => exportWorkers(asked, asked.query)),
  handle(asks.FindWorker, (asked) => findByNumber(asked, asked.body.number)),
  handle(asks.GetWorker, (asked) => showWorker(asked, asked.params)),
  handle(asks.UnmaskWorker, (asked) => unmask(asked, asked.params, asked.body.fields, asked.body.reason)),
  handle(asks.AddWorker, (asked) => addWorker(asked, asked.body.answers)),
  handle(asks.ChangeWorker, ({ params, body, ...ctx }) => changeWorker(ctx, params, body.rev, body.answers)),
  handle(asks.ChangeNumbers, ({ params, body, ...ctx }) => changeNumbers(ctx, params, body.rev, body.answers)),
  handle(asks.GetTimeline, (asked) => showTimeline(asked, asked.params)),
  handle(asks.SayEntry, ({ params, body, ...ctx }) => sayEntry(ctx, params, body.kind, body.answers)),
  handle(asks.ConfirmEntry, ({ params, ...ctx }) => confirmEntry(ctx, params, params.entryId)),
  handle(asks.WithdrawEntry, ({ params, body, ...ctx }) => withdrawEntry(ctx, params, params.entryId, body.reason)),
  handle(asks.BeginFile, ({ params, ...ctx }) => beginFile(ctx, params)),
]

/** For those whose files are kept. */
const ofWorkers: Route[] = [
  handle(asks.SendCode, sendCode),
  handle(asks.EnterMy, enterMy),
  handle(asks.LeaveMy, leaveMy),
  handle(asks.GetMy, (asked) => showMy(asked)),
  ...handleList(asks.ListMySights, (asked) => showMySights(asked, asked.query), {
    name: say('查阅记录', 'Looks at my file'),
    columns: [
      { label: say('日期', 'Day'), value: (row) => dayOf(row.at), kind: 'date' },
      { label: say('查阅人', 'Who'), value: (row) => row.personName },
      { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 30 },
      { label: say('方式', 'How'), value: (row) => ways.find(({ value }) => value === row.way)?.label },
      { label: say('用途', 'What for'), value: (row) => row.purpose, width: 24 },
      { label: say('理由', 'Reason'), value: (row) => row.reason, width: 30 },
      { label: say('同时查阅人数', 'People at once'), value: (row) => row.count, kind: 'number' },
    ],
  }),
  handle(asks.SayMyEntry, async (asked) => {
    const one = await lookOwn(asked, async (_glass, file) => file)
    return sayOwnEntry(asked, one, asked.body.kind, asked.body.answers)
  }),
  handle(asks.ConfirmMyEntry, (asked) => confirmOwn(asked, asked.params.entryId)),
  handle(asks.DisputeMyEntry, (asked) => disputeOwn(asked, asked.params.entryId, asked.body.what)),
  handle(asks.AskCorrection, (asked) => askCorrection(asked, asked.body)),
  handle(asks.AskDeletion, (asked) => askDeletion(asked, asked.body.why)),
  handle(asks.WithdrawMyCase, (asked) => withdrawOwn(asked, asked.params.id)),
  handle(asks.SetConsent, (asked) => consentOwn(asked, asked.params.purpose, asked.body.given)),
  handle(asks.ExportMyJson, (asked) => exportMyJson(asked)),
  handle(asks.ExportMyPdf, (asked) => exportMyPdf(asked)),
]

export const workerRoutes: Route[] = [...ofStaff, ...ofWorkers]
