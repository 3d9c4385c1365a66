import { fileURLToPath } from 'node:url'
import type { MigrationFolder } from '#platform/db'

export { addUnit } from './store/add.ts'
export { type UnitThen, unitsAt } from './store/at.ts'
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

/** The tables of units. */
export const orgMigrations: MigrationFolder = {
  room: 'kernel/org',
  dir: fileURLToPath(new URL('./migrations', import.meta.url)),
}
