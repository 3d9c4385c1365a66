export { bookTable, splitNames, tableBlocks, tableSheets } from './blue-book.ts'
export { type DisclosureContent, disclosurePaper } from './disclosure-paper.ts'
export * from './process.ts'
