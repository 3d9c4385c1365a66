import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { changeParameter, type ParameterAuthor, type ParameterChange } from './store/change.ts'
export { findParametersAt, listParameterHistory, listParameters, parametersAt } from './store/read.ts'
export type { ParameterRow } from './store/rows.ts'
export { seedParameters } from './store/seed.ts'

/** The table of parameters; it needs the journal's. */
export const parameterMigrations: MigrationFolder = {
  room: 'kernel/parameter',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
