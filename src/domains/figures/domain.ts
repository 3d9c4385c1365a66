import { defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { say } from '#platform/say'
import { checkCommand } from './commands/check.ts'
import { importCommand } from './commands/import.ts'
import { importRegister, rowsIn, template } from './deeds/import.ts'
import { openConflicts, queueConflicts } from './deeds/queue.ts'
import { showClaims, showFile, showFindings } from './deeds/show.ts'
import { demonstrate } from './demonstration/load.ts'
import {
  CheckFile,
  ConflictClaims,
  FigureTemplate,
  ImportFigures,
  ListFindings,
  QueueConflicts,
} from './model/index.ts'
import { figureParameters } from './parameters.ts'
import { figurePermissions } from './permissions.ts'
import { conflictProcess } from './process.ts'
import { findingSheet, sideSheet } from './sheets.ts'

/** Figures as claims: where they contradict one another, whom to ask, and how it was settled. */
export const domain = defineDomain({
  name: 'figures',
  label: say('数据核对', 'Reconciliation'),
  processes: [conflictProcess as never],
  permissions: figurePermissions,
  parameters: figureParameters,
  routes: [
    ...handleList(ListFindings, (asked) => showFindings(asked, asked.query), findingSheet),
    handle(CheckFile, (asked) => showFile(asked, asked.file)),
    handle(QueueConflicts, (asked) => queueConflicts(asked)),
    ...handleList(ConflictClaims, (asked) => showClaims(asked, asked.params), sideSheet),
    handle(FigureTemplate, async () => template()),
    handle(ImportFigures, async (asked) => {
      const file = asked.file ?? { name: '', bytes: Buffer.alloc(0) }
      const imported = await importRegister(asked, file, await rowsIn(asked.file), asked.query.dryRun === 'yes')
      if (imported.added > 0) await queueConflicts(asked)
      return imported
    }),
  ],
  migrations: new URL('./migrations/', import.meta.url),
  commands: [checkCommand, importCommand],
  offers: { openConflicts },
  demonstrate,
})
