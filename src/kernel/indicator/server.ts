import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { gatherThings, type ImportedClaim, type ImportedThing, importClaims } from './import.ts'
export { figureKeys, indicatorParameters } from './parameters.ts'
export { acceptClaims, acceptSeries, type FigureReport, reportClaims, supersede, withdrawClaims } from './report.ts'
export { addIndicator, indicatorRoutes } from './routes.ts'
export { headlineClaim, headlineClaims } from './show.ts'
export {
  type ClaimRef,
  type ClaimSearch,
  claimsByKey,
  claimsOfCase,
  claimsWithKeys,
  findClaims,
  listOfIndicator,
  liveClaims,
} from './store/claims.ts'
export { clearDue, countDue, type DueFigure, listDue, sumDue } from './store/due.ts'
export { findIndicators, listIndicators, seedIndicators } from './store/indicators.ts'

/** The tables of indicators and figures; after those of units and cases. */
export const indicatorMigrations: MigrationFolder = {
  room: 'kernel/indicator',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
