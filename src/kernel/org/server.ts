import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { orgRoutes } from './routes.ts'
export { addUnit } from './store/add.ts'
export { type UnitThen, unitsAt } from './store/at.ts'
export { moveUnit, renameUnit } from './store/change.ts'
export { closeUnit } from './store/close.ts'
export { exportUnits } from './store/export.ts'
export { findUnits, type UnitSearch } from './store/find.ts'
export {
  getUnit,
  getUnits,
  listUnitNames,
  nameUnits,
  type Unit,
  type UnitNames,
  unitsWithin,
} from './store/get.ts'
export { type ImportReport, importUnits } from './store/import.ts'
export { mergeUnits } from './store/merge.ts'
export { unitFinder, unitsNamed } from './store/named.ts'
export { checkReach, type NamedForWork } from './store/reach.ts'
export { splitUnit } from './store/split.ts'
export { type Planted, plantTree } from './store/tree.ts'

/** The tables of units. */
export const orgMigrations: MigrationFolder = {
  room: 'kernel/org',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
