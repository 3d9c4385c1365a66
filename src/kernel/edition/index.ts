export { canonical } from './canonical.ts'
export { EditionRow, EditionState, editionStates } from './edition.ts'
