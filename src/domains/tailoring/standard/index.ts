export { conferenceTasks } from './conference.ts'
export { opinionMeasures } from './opinion.ts'
