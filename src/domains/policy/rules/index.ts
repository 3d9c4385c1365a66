export { findDocuments } from './documents.ts'
export { everyClause, findMainDocument } from './outline.ts'
export { type ProposalOptions, proposeTasks } from './proposals.ts'
export { compareOutlines } from './revision.ts'
