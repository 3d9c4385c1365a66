/** How a clause is numbered: 编 and 篇 part, 章 chapter, 条 article, 一、 heading, （一） item, 1. point, （1） subpoint, …; named: 行动一：; row: of a task table */
export type ClauseKind =
  | 'annex'
  | 'division'
  | 'part'
  | 'subpart'
  | 'chapter'
  | 'titled'
  | 'section'
  | 'article'
  | 'heading'
  | 'named'
  | 'item'
  | 'point'
  | 'decimal'
  | 'subpoint'
  | 'bracket'
  | 'circle'
  | 'counted'
  | 'row'

/** What is wrong with a clause's number among its neighbours; the officer sees it, nothing is repaired silently. */
export type NumberFault = 'doubled' | 'gap' | 'backward'

/** One numbered clause. `start` and `end` are UTF-16 offsets into the text as it was given, `end` exclusive. */
export interface Clause {
  /** As printed, with brackets, digits and spaces made uniform: 第三十二条, 一、, （五）, 1., （1）, ①. */
  number: string
  ordinal: number
  /** 之一 of 第十条之一; 0 for an ordinary number. */
  branch: number
  /** Depth in this document's tree, from 1. */
  level: number
  kind: ClauseKind
  heading: string
  start: number
  end: number
  /** Where the heading, or else the words, begin: right after the number. */
  headingStart: number
  /** Where the words after number and heading begin; equals `end` when there are none. */
  textStart: number
  fault: NumberFault | null
  children: Clause[]
}

/** What a document is, by the last word of its title. */
export type DocumentNature = 'normative' | 'notice' | 'report' | 'other'

/** One document of a file; a file may hold dozens. */
export interface OutlineDocument {
  title: string
  issuer: string | null
  documentNumber: string | null
  /** YYYY-MM-DD. */
  date: string | null
  nature: DocumentNature
  start: number
  end: number
  nodes: Clause[]
}

/** Characters of the original text, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** A unit of the org tree as the matcher needs it: its full name first, then its short names. */
export interface NamedUnit {
  id: string | number
  names: string[]
}

/** A unit named by the clause; `id` is null when the org tree has no unit of that name. */
export interface UnitMatch extends Span {
  id: string | number | null
  /** The clause's own word. */
  text: string
}

/** By when: a last day, a period that comes again, a term that runs from an event, or 长期坚持. Dates are YYYY-MM-DD. */
export interface Due extends Span {
  kind: 'date' | 'period' | 'relative' | 'standing'
  text: string
  from: string | null
  to: string | null
  /** For `period`: how often. */
  every: 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year' | null
  /** For `relative`: how many of which unit after which event. */
  term: { count: number; unit: 'day' | 'working-day' | 'month' | 'year'; after: string } | null
}

export type Comparison = '>=' | '<=' | '=' | '>' | '<' | '≈'

/** A measurable target. `value` is in `unit`: 万 and 亿 are multiplied out, 百分之六十 is 60 %. */
export interface Target extends Span {
  value: number
  /** The upper end of a range (30%–40%, 3至5家), whose lower end is `value`; null for a single number. */
  upTo: number | null
  unit: string
  comparison: Comparison
  /** The words that made the comparison: 以上, 不低于, 左右, 增加, 每年. */
  qualifier: string
  /** What is counted, in the clause's own words. */
  noun: string
  text: string
  /** YYYY-MM-DD. */
  by: string | null
}

/** The five key tasks of the reform: 思想引领, 建功立业, 素质提升, 地位提高, 队伍壮大. */
export type KeyTask = 'ideology' | 'merit' | 'quality' | 'status' | 'ranks'

/** A piece of work inside a clause, one sentence or one 一是 … point. */
export interface Measure extends Span {
  text: string
}

/** A task that a clause suggests. Nothing in it comes from anywhere but the clause, its parents and the unit list. */
export interface TaskProposal {
  /** `goal`: the aims a document sets itself at its head, measurable but nobody's own task; the tasks below serve them. */
  kind: 'task' | 'goal'
  clause: { number: string; heading: string; path: string[]; start: number; end: number }
  title: string
  words: Span
  lead: UnitMatch[]
  joint: UnitMatch[]
  due: Due | null
  targets: Target[]
  area: KeyTask | null
  /** The words that decided the area; empty when `area` is null. */
  areaWords: string[]
  measures: Measure[]
  /** Whether the clause names several leads or terms, so that it may be better cut into its measures. */
  split: boolean
  /** 0–1: how much of title, lead, term and target the clause itself gave. */
  confidence: number
}

/** What became of a clause in a revised document. */
export type ClauseFate = 'kept' | 'reworded' | 'added' | 'dropped' | 'merged' | 'split'

/** A piece of changed text; an empty span on one side means that the words are only on the other. */
export interface TextChange {
  before: Span
  after: Span
}

/** One line of the difference an officer confirms. */
export interface ClauseChange {
  fate: ClauseFate
  before: Clause | null
  after: Clause | null
  /** Its number differs. */
  renumbered: boolean
  /** It hangs under another parent, or its order among kept neighbours differs. */
  moved: boolean
  /** 0–1, of the clause's own words. */
  likeness: number
  changes: TextChange[]
}
