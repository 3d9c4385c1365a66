import { handle, type Route } from '#kernel/domain/server'
import {
  ChapterTables,
  ChapterTablesDocx,
  ChapterTablesXlsx,
  DisclosureDocx,
  DisclosurePdf,
  KnownOfUnit,
} from '../model/index.ts'
import { chapterTables, chapterTablesDocx, chapterTablesXlsx } from './chapter.ts'
import { disclosureDocx, disclosurePdf } from './disclosure.ts'
import { knownOfUnit } from './known.ts'

export { checkTables } from './chapter.ts'
export { acceptFigures, reportFigures, withdrawFigures } from './figures-of.ts'

/** What is asked beyond the cases themselves. */
export const inspectionRoutes: readonly Route[] = [
  handle(KnownOfUnit, knownOfUnit),
  handle(DisclosurePdf, disclosurePdf),
  handle(DisclosureDocx, disclosureDocx),
  handle(ChapterTables, chapterTables),
  handle(ChapterTablesXlsx, chapterTablesXlsx),
  handle(ChapterTablesDocx, chapterTablesDocx),
]
