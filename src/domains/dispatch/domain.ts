import { defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { findCase } from '#kernel/process/server'
import { say } from '#platform/say'
import { lightsJob, watchEnds } from './deeds/lights.ts'
import { doneIn } from './deeds/material.ts'
import { afterReportOpened, afterRoundOpened, askJob, askSome, openRound, previewRound } from './deeds/open.ts'
import { knowledgeOf } from './deeds/prefill.ts'
import { afterAccept, afterDrop, afterMiss, afterReturn, afterSubmit, afterWithdraw } from './deeds/report.ts'
import { afterClose, missJob, missSome, roundFacts, urge } from './deeds/round.ts'
import { exportSheet } from './deeds/sheet/export.ts'
import { importSheet } from './deeds/sheet/import.ts'
import { lightSheet, reportSheet, roundSheet } from './deeds/sheet/lists.ts'
import { showLights, showReports, showRound, showRounds } from './deeds/show.ts'
import { demonstrate } from './demonstration/load.ts'
import {
  ExportSheet,
  GetRound,
  ImportSheet,
  ListLights,
  ListReports,
  ListRounds,
  OpenRound,
  PreviewRound,
} from './model/index.ts'
import { dispatchIndicators, dispatchParameters, dispatchPermissions } from './parameters.ts'
import { reportProcess } from './process/report.ts'
import { roundProcess } from './process/round.ts'

export { type CountedFigure, figuresOf } from './deeds/figures.ts'

const day = 86_400

/** The quarterly dispatch: rounds and reports, lights, late list, sheets. */
export const domain = defineDomain({
  name: 'dispatch',
  label: say('季度调度', 'Quarterly dispatch'),
  processes: [roundProcess, reportProcess],
  permissions: dispatchPermissions,
  parameters: dispatchParameters,
  indicators: dispatchIndicators,
  migrations: new URL('./migrations', import.meta.url),
  material: doneIn,
  facts: { round: roundFacts, report: knowledgeOf },
  does: {
    'round.open': (ctx, one) => afterRoundOpened(ctx, one),
    'round.add': (ctx, one) => askSome(ctx, one),
    'round.add-late': (ctx, one) => askSome(ctx, one),
    'round.urge': urge,
    'round.press': urge,
    'round.close': (ctx, one) => afterClose(ctx, one),
    'report.open': (ctx, one) => afterReportOpened(ctx, one),
    'report.submit': (ctx, one) => afterSubmit(ctx, one),
    'report.withdraw': (ctx, one) => afterWithdraw(ctx, one),
    'report.return': (ctx, one) => afterReturn(ctx, one),
    'report.accept': (ctx, one) => afterAccept(ctx, one),
    'report.drop': (ctx, one) => afterDrop(ctx, one),
    'report.miss': (ctx, one) => afterMiss(ctx, one),
  },
  routes: [
    ...handleList(ListRounds, (asked) => showRounds(asked, asked.query), roundSheet),
    handle(PreviewRound, (asked) => previewRound(asked, asked.query)),
    handle(OpenRound, async (asked) => {
      const { regionId, id } = await openRound(asked, asked.body)
      const { round, missing } = await showRound(asked, { regionId, id })
      return { regionId, id, asked: round.counts.total, more: missing > 0 }
    }),
    handle(GetRound, (asked) => showRound(asked, asked.params)),
    ...handleList(ListReports, (asked) => showReports(asked, asked.params, asked.query), reportSheet),
    handle(ExportSheet, (asked) => exportSheet(asked, asked.params, asked.query)),
    handle(ImportSheet, (asked) => importSheet(asked, asked.params, asked.file, asked.query.dryRun === 'yes')),
    ...handleList(ListLights, (asked) => showLights(asked, asked.params), lightSheet),
  ],
  jobs: {
    [askJob]: async (ctx, payload) => {
      const round = await findCase(ctx.db, { regionId: Number(payload.regionId), id: String(payload.id) })
      if (round && !round.closedAt) await askSome(ctx, round)
    },
    [missJob]: (ctx, payload) => missSome(ctx, { regionId: Number(payload.regionId), id: String(payload.id) }),
    [lightsJob]: (ctx) => watchEnds(ctx),
  },
  every: { [lightsJob]: day },
  demonstrate,
  demonstratesAfter: ['ledger'],
})
