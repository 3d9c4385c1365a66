export type { Block, Paper, PaperFonts, PaperTable } from './content.ts'
export { chineseNumber, longDate, numberHeadings } from './numbering.ts'
