import { defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import { showCoverage } from './deeds/coverage.ts'
import { importDocuments, template } from './deeds/import.ts'
import { startReviews } from './deeds/reviews.ts'
import { showDocument, showDocuments, showText } from './deeds/show.ts'
import { takeIn } from './deeds/take-in.ts'
import { addDocument, changeDocument } from './deeds/write.ts'
import { demonstrate } from './demonstration/load.ts'
import {
  AddLibrary,
  ChangeLibrary,
  GetLibrary,
  GetLibraryText,
  ImportLibrary,
  LibraryTemplate,
  ListCoverage,
  ListLibrary,
  StartReviews,
} from './model/index.ts'
import { libraryParameters, libraryPermissions } from './permissions.ts'
import { reviewProcess } from './process.ts'
import { coverageSheet, librarySheet } from './sheets.ts'

/** The library of documents, their review, and what of the Opinion they cover. */
export const domain = defineDomain({
  name: 'library',
  label: say('政策库', 'Library'),
  processes: [reviewProcess as unknown as AnyProcess],
  permissions: libraryPermissions,
  parameters: libraryParameters,
  routes: [
    ...handleList(ListLibrary, (asked) => showDocuments(asked, asked.query), librarySheet),
    handle(GetLibrary, (asked) => showDocument(asked, asked.params)),
    handle(GetLibraryText, (asked) => showText(asked, asked.params)),
    handle(AddLibrary, (asked) => addDocument(asked, asked.body.answers)),
    handle(ChangeLibrary, (asked) => changeDocument(asked, asked.params, asked.body.rev, asked.body.answers)),
    handle(LibraryTemplate, async () => template()),
    handle(ImportLibrary, (asked) => importDocuments(asked, asked.file, asked.query.dryRun === 'yes')),
    ...handleList(
      ListCoverage,
      async (asked) => {
        const { gaps, page, size } = asked.query
        const rows = await showCoverage(asked, gaps === 'yes')
        return { rows: rows.slice((page - 1) * size, page * size), total: rows.length, more: false }
      },
      coverageSheet,
    ),
    handle(StartReviews, async ({ body, ...ctx }) => ({
      started: (await startReviews(ctx, body.documents, body.unitId, body.reason)).length,
    })),
  ],
  migrations: new URL('./migrations', import.meta.url),
  offers: { takeIn },
  demonstrate,
  demonstratesAfter: ['policy'],
})
