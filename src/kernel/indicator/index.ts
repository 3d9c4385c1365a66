export {
  Claim,
  ClaimMethod,
  ClaimSource,
  ClaimState,
  claimMethods,
  claimStates,
  isLive,
} from './claim.ts'
export * from './contracts.ts'
export { decimalOf, millionthsOf } from './decimal.ts'
export {
  type Categories,
  Category,
  Dimension,
  dimensionOf,
  dimensionsKnown,
  keyOfCategories,
  readCategories,
  sayCategories,
} from './dimension.ts'
export { type Headline, headline } from './headline.ts'
export { type Parts, sumOfParts, totalOfParts } from './parts.ts'
export { type Sense, sayFigure, senseOf } from './qualifier.ts'
export { type Comparison, comparisons, judge, meets, type Rate, rateOf, type Verdict } from './target.ts'
export { directions, kinds, pers } from './words.ts'
