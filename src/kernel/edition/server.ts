export { digestOf, editionDeeds } from './deeds.ts'
export { type Edition, type EditionTable, editionsIn } from './store.ts'
