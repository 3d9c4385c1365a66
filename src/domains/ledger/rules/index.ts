export { type EditionChange, aspects, compareEditions, keyed, type Keyed, type Said, saidOf } from './editions.ts'
export { faultsOf, naming, type Owned } from './faults.ts'
export { sources } from './sources.ts'
export { childrenOpen, duePast, type TaskKnown } from './task.ts'
