export { extractFigures } from './extract.ts'
