export { writeDocx } from './docx.ts'
export { type Measured, measurePdf } from './measure.ts'
export { writePdf } from './pdf.ts'
