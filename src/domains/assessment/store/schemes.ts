import { editionDeeds } from '#kernel/edition/server'
import type { SchemeBody } from '../model/scheme.ts'

/** Schemes of the national assessment, year by year. */
export const schemes = editionDeeds<SchemeBody>('assessmentScheme', 'assessment-scheme')
