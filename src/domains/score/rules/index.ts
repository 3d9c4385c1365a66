export * from './bulletin.ts'
export { findSystemFaults } from './check-system.ts'
export { compareSystems, type SystemChange } from './compare.ts'
export { differences } from './differences.ts'
export type { EvaluationFacts } from './evaluation.ts'
export { hundredthsOf, pointsText } from './exact.ts'
export { findCrossings } from './fence.ts'
export { type Points, scoreItem } from './item.ts'
export { aspectRow, blocksOf, type Dress, paperOf, titleOf } from './paper.ts'
export { addAspect, addItem, moveAspect, moveItem, removeAspect, removeItem } from './shape-system.ts'
export {
  capGrades,
  gradeOf,
  type Inputs,
  isMark,
  type Settings,
  scoreLines,
  settingsOf,
  sumUp,
} from './sheet.ts'
export { sources } from './sources.ts'
export { problemText, summarise, worstItems } from './summary.ts'
export { apportion, fullsOf, weightOf } from './weights.ts'
