export { digestOf, editionDeeds } from './deeds.ts'
export { findStale, type Stamped, staleRow, stampColumn, stampedRows } from './stale.ts'
export { type Edition, type EditionTable, editionsIn } from './store.ts'
