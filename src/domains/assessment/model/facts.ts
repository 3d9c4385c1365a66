import type { Gap, ViewFile } from './view.ts'

/** A file the product has that may prove an item, and why it is offered. */
export interface ProposedFile extends ViewFile {
  why: { zh: string; en: string }
  inYear: boolean
}

/** A figure the product has for an item's indicators, in the words in which it would be cited. */
export interface ProposedFigure {
  name: string
  figure: string
  about: string
  when: string
  by: string
  claim: string
  accepted: boolean
}

/** What the rules and the page of an item know beyond its answers. */
export interface ItemFacts extends Record<string, unknown> {
  files: ProposedFile[]
  figures: ProposedFigure[]
  /** Keys of claims that may be cited, with the words that belong to them. */
  citable: Record<string, string>
  /** What stands against handing it in as it is saved. */
  gaps: Gap[]
  /** The same item a year before. */
  last: { year: number; item: string; statement: string; remark: string | null; files: ViewFile[] } | null
  /** Answers to begin the self-check from. */
  known: Record<string, unknown>
  /** Days of the year assessed. */
  year: number
}

/** What the rules of an assessment know. */
export interface AssessmentFacts extends Record<string, unknown> {
  items: number
  ready: number
  late: number
  unassigned: string[]
  openFlags: number
  /** Whether there is a pack at all, and whether it holds what the items say now. */
  pack: 'none' | 'stale' | 'current'
}
