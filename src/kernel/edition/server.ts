import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'

export { type Edition, type EditionTable, editionsIn } from './store.ts'

/** SHA-256 of a value's one writing, in hex. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')
