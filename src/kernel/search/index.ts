export {
  type EntryKind,
  entryKinds,
  FoundRow,
  type NewEntry,
  Search,
  SearchFilter,
} from './contracts.ts'
export { excerptOf, type Marked, marksIn, type Span } from './excerpt.ts'
export { likenessOf } from './likeness.ts'
export { monthKey, pairsOf, termsOf, tidy } from './pairs.ts'
