import { handle, type Route } from '#kernel/domain/server'
import { dayOf, handleList } from '#kernel/export/server'
import { ways } from '#kernel/sight'
import { say } from '#platform/say'
import { addWorker, changeNumbers, changeWorker } from './deeds/add.ts'
import { checkById, checkWhole, issueOwn, showIssuer, showStatusList } from './deeds/credentials.ts'
import { confirmEntry, sayEntry, sayOwnEntry, showTimeline, withdrawEntry } from './deeds/entries.ts'
import { exportWorkers } from './deeds/export.ts'
import { importFaults, importTemplate, startImport } from './deeds/import.ts'
import { beginFile } from './deeds/life.ts'
import { mergeWorkers, showMergers, showTwins, undoMerger } from './deeds/merge.ts'
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
import { listImports } from './store/imports.ts'

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

/** Imports, and files found to be one person. */
const ofImports: Route[] = [
  handle(asks.ImportTemplate, async () => importTemplate()),
  handle(asks.StartImport, (asked) => startImport(asked, asked.file, asked.body)),
  handle(asks.ImportFaults, ({ params, ...ctx }) => importFaults(ctx, params)),
  ...handleList(asks.ListImports, ({ db, query }) => listImports(db, query), {
    name: say('职工导入', 'Imports'),
    columns: [
      { label: say('文件', 'File'), value: (row) => row.file, width: 30 },
      { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 30 },
      { label: say('导入人', 'By'), value: (row) => row.personName },
      { label: say('日期', 'Day'), value: (row) => dayOf(row.startedAt), kind: 'date' },
      {
        label: say('状态', 'State'),
        value: (row) => asks.importStates.find(({ value }) => value === row.state)?.label,
      },
      { label: say('总行数', 'Rows'), value: (row) => row.total, kind: 'number' },
      { label: say('已新建', 'Added'), value: (row) => row.added, kind: 'number' },
      { label: say('号码已有档案', 'Known'), value: (row) => row.same, kind: 'number' },
      { label: say('疑似同一人', 'Perhaps one person'), value: (row) => row.twins, kind: 'number' },
      { label: say('有误', 'Faulty'), value: (row) => row.faulty, kind: 'number' },
    ],
  }),
  ...handleList(asks.ListTwins, (asked) => showTwins(asked, asked.query), {
    name: say('疑似同一人', 'Perhaps one person'),
    asksAgain: true,
    holds: 'worker',
    columns: [
      { label: say('姓名', 'Name'), value: (row) => row.name },
      { label: say('身份证号（脱敏）', 'Identity'), value: (row) => row.identity, width: 22 },
      { label: say('另一份（脱敏）', 'The other'), value: (row) => row.twinIdentity, width: 22 },
      { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 30 },
    ],
  }),
  handle(asks.MergeWorkers, ({ params, body, ...ctx }) => mergeWorkers(ctx, params, body.goneId, body.reason)),
  handle(asks.UndoMerger, ({ params, ...ctx }) => undoMerger(ctx, params)),
  handle(asks.GetMergers, ({ params, ...ctx }) => showMergers(ctx, params)),
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
  handle(asks.IssueCredential, (asked) => issueOwn(asked, asked.params.entryId)),
  handle(asks.ExportMyJson, (asked) => exportMyJson(asked)),
  handle(asks.ExportMyPdf, (asked) => exportMyPdf(asked)),
]

/** For anybody who was shown a certificate. */
const ofAnybody: Route[] = [
  handle(asks.GetCredentialState, checkById),
  handle(asks.VerifyCredential, checkWhole),
  handle(asks.GetIssuer, (asked) => showIssuer(asked)),
  handle(asks.GetStatusList, (asked) => showStatusList(asked, asked.params.list)),
]

export const workerRoutes: Route[] = [...ofStaff, ...ofImports, ...ofWorkers, ...ofAnybody]
