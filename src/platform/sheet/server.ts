export { readSheetsAside } from './aside.ts'
export { readCsv, writeCsv } from './csv.ts'
export { readSheets } from './read.ts'
export { streamSheets, writeSheets } from './write.ts'
