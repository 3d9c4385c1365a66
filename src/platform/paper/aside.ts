import { aside } from '#platform/aside/server'
import type { measurePdf as measure } from './measure.ts'
import type { writePdf as write } from './pdf.ts'

/** `writePdf` of `pdf.ts` in a thread of its own: typesetting keeps nobody waiting. @throws also when it takes too long. */
export const writePdf = aside<typeof write>(import.meta.url, './pdf', 'writePdf', 'paper')

/** `measurePdf` of `measure.ts` in a thread of its own. @throws also when it takes too long. */
export const measurePdf = aside<typeof measure>(import.meta.url, './measure', 'measurePdf')
