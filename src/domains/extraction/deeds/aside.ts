import { aside } from '#platform/aside/server'
import type { extractFigures } from '../rules/extract.ts'

/** `extractFigures` in a thread of its own: a hostile report costs nobody else anything. @throws Invalid when it takes too long. */
export const extractAside = aside<typeof extractFigures>(import.meta.url, '../rules/extract', 'extractFigures')
