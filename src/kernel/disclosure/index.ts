export { ALL, type Cell, type Counts, cellsOver, countsOf, type Group, keyOf } from './counts.ts'
export { changedBy, type Move } from './move.ts'
export { type Protection, type Published, protect } from './protect.ts'
