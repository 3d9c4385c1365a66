import type { Say } from '#platform/say'
import type { Anchor } from './seal.ts'

/** What can be wrong: a line changed, gone or put in; a seal or its root that does not fit; a place out of order. */
export type JournalFaultKind = 'altered' | 'missing' | 'inserted' | 'chain' | 'root' | 'order'

/** One thing found wrong in the journal. */
export interface JournalFault {
  kind: JournalFaultKind
  /** Place in the sealed order. */
  seq?: number
  entryId?: string
  sealNo?: number
  detail: Say
}

/** What the verifier found. `faults` lists the first thousand, `faultCount` counts them all. */
export interface JournalReport {
  entries: number
  sealed: number
  seals: number
  /** Lines written after the last seal, waiting for the next. */
  unsealedTail: number
  faults: JournalFault[]
  faultCount: number
  /** Keep it outside the database: with it a later check sees whether the end was cut off. */
  head: Anchor | null
}
