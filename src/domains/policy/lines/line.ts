import type { PlaceAnswer, TargetAnswer } from '#kernel/form'
import type { Area } from '#kernel/process'
import type { FaultKind, ProposalState } from '../contracts/rows.ts'
import type { Span } from '../model.ts'

/** A unit's name, a term or a target in the clause, for marking and for cutting. Offsets in the document's text. */
export interface Mark extends Span {
  kind: 'lead' | 'joint' | 'due' | 'target'
  /** Of a unit: its id, or null when no unit here is called so. */
  unit?: number | null
  name?: string
}

export interface Unmatched {
  name: string
  part: 'lead' | 'joint'
}

/** What a line says: what the clause suggested, or what the officer made of it. */
export interface LineBody {
  title: string
  area: Area | null
  leads: number[]
  joints: number[]
  unmatched: Unmatched[]
  dueOn: string | null
  targets: TargetAnswer[]
}

/** A line of a document: a task with its clause. */
export interface Line extends LineBody {
  key: string
  number: string
  path: string[]
  heading: string
  clauseStart: number
  clauseEnd: number
  words: string
  measures: (Span & { text: string })[]
  marks: Mark[]
  dueText: string | null
  every: string | null
  confidence: number
  advisesSplit: boolean
  numberFault: boolean
  proposed: LineBody & { words: string }
  place: PlaceAnswer
  /** Why the line is proposed as left out of the ledger; null, or not said, for one that should go into it. */
  leftOut?: string | null
}

/** A line with what was decided on it. */
export interface DecidedLine extends Line {
  id: string
  no: number
  state: ProposalState
  reason: string | null
  became: string | null
  parent: string | null
  decidedName: string | null
  decidedAt: string | null
  rev: number
}

/** States in which a line goes into the ledger. */
export const isTaken = ({ state }: Pick<DecidedLine, 'state'>): boolean => state === 'confirmed' || state === 'edited'

/** What a look at a line should not miss; empty for a sound one. */
export function faultsOf(line: Pick<Line, 'leads' | 'unmatched' | 'area' | 'numberFault'>): FaultKind[] {
  const faults: FaultKind[] = []
  if (line.leads.length === 0) faults.push('no-lead')
  if (line.leads.length > 1) faults.push('several-leads')
  if (line.unmatched.length > 0) faults.push('unmatched')
  if (line.area === null) faults.push('no-area')
  if (line.numberFault) faults.push('number')
  return faults
}

/** The body of a line alone, as the journal keeps it before and after. */
export const bodyOf = ({ title, area, leads, joints, unmatched, dueOn, targets }: LineBody): LineBody => ({
  title,
  area,
  leads,
  joints,
  unmatched,
  dueOn,
  targets,
})
