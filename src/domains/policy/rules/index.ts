export { findDocuments } from './documents.ts'
export { everyClause, findMainDocument } from './outline.ts'
