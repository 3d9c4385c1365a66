export { dropAside, isAside, putAside, streamAside } from './aside.ts'
export { type Content, putFile, type Stored } from './put.ts'
export { fileExists, listDigests, readFile, streamFile, sweepParts } from './read.ts'
