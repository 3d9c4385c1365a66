export * from './contracts.ts'
export { findKind, unitKinds } from './kinds.ts'
export {
  findRegion,
  isKnownRegion,
  isWithinRegion,
  levelOf,
  nameRegion,
  type Region,
  type RegionLevel,
  regions,
  regionsOf,
} from './regions.ts'
export { tidyUscc, usccFault } from './uscc.ts'
export { isWithin, type Placed } from './within.ts'
