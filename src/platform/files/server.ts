export { type Content, putFile, type Stored } from './put.ts'
export { fileExists, listDigests, readFile, sweepParts } from './read.ts'
