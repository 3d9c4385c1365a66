export { checkRegister, type Report } from './check.ts'
export {
  byId,
  countKinds,
  type ExplanationCode,
  explanations,
  type Finding,
  type FindingKind,
  findingKinds,
  kindNames,
} from './finding.ts'
export { type Clash, type Plan, planQueue, type Queued } from './queue.ts'
export type { RegisterRow } from './read/claim.ts'
export { generalRelations, Relation, Relations } from './relations.ts'
export { type StoredForm, storedForm, unitNamesFor } from './stored.ts'
export { emptyFile, headings, type RegisterReader, readTable, registerReader } from './table.ts'
