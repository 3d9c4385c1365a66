export { canonicalEntry, type EntryInput, exactMoment, type StoredEntry } from './entry.ts'
export { type Hash, inclusionProof, leafHash, merkleRoot, verifyInclusion } from './merkle.ts'
export type { JournalFault, JournalFaultKind, JournalReport } from './report.ts'
export { type Anchor, formatAnchor, parseAnchors, type Seal, sealDigest } from './seal.ts'
