export { type CarriedLine, carryLines, type DecidedChange } from './carry.ts'
export { citations } from './cite.ts'
export {
  bodyOf,
  type DecidedLine,
  faultsOf,
  isTaken,
  type Line,
  type LineBody,
  type Mark,
  type Unmatched,
} from './line.ts'
export { cutOut, type OwnDocument, proposeLines } from './propose.ts'
export { mergedInto, partOf } from './reshape.ts'
