import { createHash } from 'node:crypto'
import { canonical } from '../rules/index.ts'

/** SHA-256 of a value's one writing, in hex. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex')
