import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { type ImportedClaim, importClaims } from './import.ts'
export { figureKeys, indicatorParameters } from './parameters.ts'
export { acceptClaims, type FigureReport, reportClaims, supersede, withdrawClaims } from './report.ts'
export { indicatorRoutes } from './routes.ts'
export { headlineClaim, headlineClaims } from './show.ts'
export {
  type ClaimRef,
  type ClaimSearch,
  claimsOfCase,
  claimsWithKeys,
  findClaims,
  liveClaims,
} from './store/claims.ts'
export { findIndicators, listIndicators, seedIndicators } from './store/indicators.ts'

/** The tables of indicators and figures; after those of units and cases. */
export const indicatorMigrations: MigrationFolder = {
  room: 'kernel/indicator',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
