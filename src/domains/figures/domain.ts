import { defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import { checkCommand } from './commands/check.ts'
import { importCommand } from './commands/import.ts'
import { applyCorrection, conflictFacts, keepAnswer } from './deeds/correct.ts'
import { importRegister, template } from './deeds/import.ts'
import { lookForConflicts, openConflicts, queueConflicts, takeUp } from './deeds/queue.ts'
import { sentRegister } from './deeds/register-file.ts'
import { showClaims, showFile, showFindings, showPapers } from './deeds/show.ts'
import { demonstrate } from './demonstration/load.ts'
import {
  AskAbout,
  CheckFile,
  ConflictClaims,
  ConflictPapers,
  FigureTemplate,
  ImportFigures,
  ListFindings,
  QueueConflicts,
} from './model/index.ts'
import { figureParameters } from './parameters.ts'
import { figurePermissions } from './permissions.ts'
import { conflictProcess } from './process.ts'
import { findingSheet, paperSheet, sideSheet } from './sheets.ts'

const lookJob = 'figures.look'

/** Figures as claims: where they contradict one another, whom to ask, and how it was settled. */
export const domain = defineDomain({
  name: 'figures',
  label: say('数据核对', 'Reconciliation'),
  processes: [conflictProcess as never],
  facts: { conflict: conflictFacts },
  does: { 'conflict.answer': keepAnswer, 'conflict.settle': applyCorrection },
  permissions: figurePermissions,
  parameters: figureParameters,
  routes: [
    ...handleList(ListFindings, (asked) => showFindings(asked, asked.query), findingSheet),
    handle(CheckFile, (asked) => showFile(asked, asked.file)),
    handle(AskAbout, (asked) => takeUp(asked, asked.body.finding)),
    ...handleList(ConflictPapers, (asked) => showPapers(asked, asked.params), paperSheet),
    handle(QueueConflicts, (asked) => queueConflicts(asked)),
    ...handleList(ConflictClaims, (asked) => showClaims(asked, asked.params), sideSheet),
    handle(FigureTemplate, async () => template()),
    handle(ImportFigures, async (asked) => {
      const imported = await importRegister(asked, await sentRegister(asked.file), asked.query.dryRun === 'yes')
      if (imported.added > 0) await queueConflicts(asked)
      return imported
    }),
  ],
  migrations: new URL('./migrations/', import.meta.url),
  commands: [checkCommand, importCommand],
  jobs: { [lookJob]: lookForConflicts },
  // Once a night as well: a figure may have become comparable by what others reported.
  every: { [lookJob]: 86_400 },
  offers: { openConflicts, lookForConflicts },
  demonstrate,
})
