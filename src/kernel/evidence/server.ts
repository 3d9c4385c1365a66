import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { evidenceEvery, evidenceJobs } from './jobs.ts'
export { checkEvidence, linkEvidence } from './link.ts'
export { evidenceKeys, evidenceParameters } from './parameters.ts'
export { evidenceRoutes } from './routes.ts'
export { findEvidence, listCaseEvidence, listExpiring, listWithin } from './store.ts'
export { downloadEvidence, uploadEvidence } from './upload.ts'

/** The tables of evidence; after those of units and cases. */
export const evidenceMigrations: MigrationFolder = {
  room: 'kernel/evidence',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
