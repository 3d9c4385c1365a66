import { defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { withdrawClaims } from '#kernel/indicator/server'
import { say } from '#platform/say'
import { extractCommand } from './commands/extract.ts'
import {
  ConfirmFigures,
  CorrectFigure,
  GetExtraction,
  GetExtractionText,
  ListExtractions,
  ListFigures,
  RejectFigures,
  ReopenFigure,
  TakeEvidence,
  UploadReport,
} from './contracts.ts'
import { confirmFigures, correctFigure, rejectFigures, reopenFigure } from './deeds/confirm.ts'
import { findFacts, readReport } from './deeds/read.ts'
import { readPiece, reportSheet, showFigures, showReport, showReports } from './deeds/show.ts'
import { readJob, takeEvidence, uploadReport } from './deeds/upload.ts'
import { demonstrate } from './demonstrate.ts'
import { extractionParameters, extractionPermissions } from './permissions.ts'
import { extractionProcess } from './process.ts'

/** Figures out of reports: read, confirmed one by one beside their text, each a claim with its place. */
export const domain = defineDomain({
  name: 'extraction',
  label: say('数据提取', 'Figures from reports'),
  processes: [extractionProcess],
  facts: { extraction: findFacts },
  does: {
    'extraction.withdraw': async (ctx, one) => {
      await withdrawClaims(ctx, { regionId: one.regionId, id: one.id })
    },
  },
  permissions: extractionPermissions,
  parameters: extractionParameters,
  routes: [
    ...handleList(ListExtractions, (asked) => showReports(asked, asked.query), reportSheet),
    handle(UploadReport, (asked) => uploadReport(asked, asked.body.unitId, asked.file)),
    handle(TakeEvidence, (asked) => takeEvidence(asked, asked.body)),
    handle(GetExtraction, (asked) => showReport(asked, asked.params)),
    handle(GetExtractionText, (asked) => readPiece(asked, asked.params, asked.query)),
    handle(ListFigures, (asked) => showFigures(asked, asked.params)),
    handle(ConfirmFigures, (asked) => confirmFigures(asked, asked.params, asked.body.figures)),
    handle(RejectFigures, (asked) => rejectFigures(asked, asked.params, asked.body.figures, asked.body.reason)),
    handle(CorrectFigure, (asked) => correctFigure(asked, asked.params, asked.params.figureId, asked.body)),
    handle(ReopenFigure, (asked) =>
      reopenFigure(asked, asked.params, { id: asked.params.figureId, rev: asked.body.rev }),
    ),
  ],
  migrations: new URL('./migrations', import.meta.url),
  jobs: {
    [readJob]: (ctx, payload) => readReport(ctx, { regionId: Number(payload.regionId), id: String(payload.id) }),
  },
  commands: [extractCommand],
  demonstrate,
})
