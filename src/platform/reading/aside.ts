import { aside } from '#platform/aside/server'
import type { readText as read } from './read.ts'

/** `readText` of `read.ts` in a thread of its own: a hostile document costs nobody else anything. @throws also when it takes too long. */
export const readText = aside<typeof read>(import.meta.url, './read', 'readText')
