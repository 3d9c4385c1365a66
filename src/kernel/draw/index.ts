export { type Chosen, type Design, type Draw, frameText, type Member, readFrame } from './frame.ts'
export type { Drawn } from './rank.ts'
