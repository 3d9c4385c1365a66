export { aspects, compareEditions, type EditionChange, type Keyed, keyed, type Said, saidOf } from './editions.ts'
export { faultsOf, naming, type Owned } from './faults.ts'
export { sources } from './sources.ts'
export { childrenOpen, duePast, type TaskKnown } from './task.ts'
