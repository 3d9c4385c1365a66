export { listSights } from './list.ts'
export { type Glass, type Look, look, type Subject, through } from './look.ts'
