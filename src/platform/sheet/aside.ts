import { aside } from '#platform/aside/server'
import type { readSheets } from './read.ts'

/** `readSheets` in a thread of its own: for every workbook that somebody sends. @throws also when it takes too long. */
export const readSheetsAside = aside<typeof readSheets>(import.meta.url, './read', 'readSheets')
