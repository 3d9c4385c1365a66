import { aside } from '#platform/aside/server'
import type { readCsv } from './csv.ts'
import type { readSheets } from './read.ts'

/** `readSheets` in a thread of its own: for every workbook that somebody sends. @throws also when it takes too long. */
export const readSheetsAside = aside<typeof readSheets>(import.meta.url, './read', 'readSheets')

/** `readCsv` in a thread of its own: for every such file that somebody sends. @throws also when it takes too long. */
export const readCsvAside = aside<typeof readCsv>(import.meta.url, './csv', 'readCsv')
