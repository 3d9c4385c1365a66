import { hash } from 'node:crypto'
import type { Hash } from '../merkle.ts'

/** SM3, the hash function of GB/T 32905-2016, 32 bytes; the platform's own implementation. */
export const sm3: Hash = (bytes) => hash('sm3', bytes, 'buffer')
