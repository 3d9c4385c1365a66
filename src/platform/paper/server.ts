export { measurePdf, writePdf } from './aside.ts'
export { writeDocx } from './docx.ts'
export type { Measured } from './measure.ts'
