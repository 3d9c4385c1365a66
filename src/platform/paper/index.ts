export type { Attended, Block, Paper, PaperFonts, PaperTable } from './content.ts'
export { chineseNumber, longDate, numberHeadings } from './numbering.ts'
