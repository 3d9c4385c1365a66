import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { type Noted, noteDeed, noteDeeds } from './note.ts'
export { type EntryFilter, type EntryProof, findProof, hasDone, listEntries } from './store/read.ts'
export { type SealOptions, type SealRun, sealPending } from './store/seal.ts'
export { sm3 } from './store/sm3.ts'
export type { EntryTable, JournalTables } from './store/tables.ts'
export { checkJournal, verifyJournal } from './store/verify.ts'
export { entryInsert, entryRow, writeEntries, writeEntry } from './store/write.ts'

/** The journal's tables. */
export const auditMigrations: MigrationFolder = {
  room: 'kernel/audit',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
