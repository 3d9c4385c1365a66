export * from './contracts.ts'
export { Decision, Issued, LibraryForm, Proposal, Review } from './forms.ts'
export { countedAs, measureOf, measures, opinionTitle } from './measures.ts'
export {
  type Kind,
  kinds,
  type Level,
  levels,
  type Relation,
  relations,
  type Validity,
  type Verdict,
  validities,
  verdicts,
} from './words.ts'
