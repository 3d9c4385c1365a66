import { z } from 'zod'
import { PlaceAnswer, TargetAnswer } from '#kernel/form'
import { workAreas } from '#kernel/process'
import { say } from '#platform/say'

const valuesOf = <V extends string>(list: readonly { value: V }[]) => list.map((one) => one.value) as [V, ...V[]]

/** Whose document it is: the levels at which reform documents are issued. */
export const origins = [
  { value: 'central', label: say('中央', 'Central') },
  { value: 'province', label: say('省级', 'Provincial') },
  { value: 'prefecture', label: say('市州级', 'Prefecture') },
  { value: 'own', label: say('本单位', 'Our own') },
] as const
export const Origin = z.enum(valuesOf(origins))
export type Origin = z.infer<typeof Origin>

/** Where a proposal stands. An edited one is confirmed as edited; a split or merged one lives on in others. */
export const proposalStates = [
  { value: 'proposed', label: say('待确认', 'Proposed') },
  { value: 'confirmed', label: say('已确认', 'Confirmed') },
  { value: 'edited', label: say('修改后确认', 'Confirmed as edited') },
  { value: 'split', label: say('已拆分', 'Split') },
  { value: 'merged', label: say('已合并', 'Merged') },
  { value: 'dropped', label: say('不列入', 'Dropped') },
] as const
export const ProposalState = z.enum(valuesOf(proposalStates))
export type ProposalState = z.infer<typeof ProposalState>

export const AreaShape = z.enum(valuesOf(workAreas))

/** Characters of the document's text, `end` exclusive. */
export const SpanShape = z.object({ start: z.number(), end: z.number() })

const UnitRef = z.object({ id: z.number(), name: z.string() })

/** What an officer may look at and change of a proposal; the clause's words are not among it. */
export const ProposalBody = z.object({
  title: z.string().trim().min(1).max(200),
  area: AreaShape.nullable(),
  leads: z.array(z.number().int().positive()).max(20),
  joints: z.array(z.number().int().positive()).max(60),
  dueOn: z.iso.date().nullable(),
  targets: z.array(TargetAnswer).max(50),
})
export type ProposalBody = z.infer<typeof ProposalBody>

/** One thing a look at the line should not miss. */
export const proposalFaults = {
  'no-lead': say('无牵头单位', 'No lead'),
  'several-leads': say('多个牵头单位', 'Several leads'),
  unmatched: say('有单位未识别', 'A unit was not recognised'),
  'no-area': say('未归入重点任务', 'No key task'),
  number: say('条款序号有误', 'The number of the clause is wrong'),
} as const
export const FaultKind = z.enum(Object.keys(proposalFaults) as [keyof typeof proposalFaults])
export type FaultKind = z.infer<typeof FaultKind>

/** A line under confirmation, with its clause. */
export const ProposalRow = ProposalBody.omit({ leads: true, joints: true }).extend({
  id: z.string(),
  no: z.number(),
  /** How the clause is cited: （四）, or 二、（四） where the number alone would not be enough. */
  number: z.string(),
  path: z.array(z.string()),
  heading: z.string(),
  clause: SpanShape,
  /** The clause's own words, unbroken. */
  words: z.string(),
  measures: z.array(SpanShape.extend({ text: z.string() })),
  leads: z.array(UnitRef),
  joints: z.array(UnitRef),
  /** Units as printed that no unit here is called. */
  unmatched: z.array(z.object({ name: z.string(), part: z.enum(['lead', 'joint']) })),
  /** The term in the clause's words: 年底前, 每季度. */
  dueText: z.string().nullable(),
  /** How often, where the term comes again. */
  every: z.string().nullable(),
  /** Where units, term and targets stand in the text, for marking. */
  marks: z.array(SpanShape.extend({ kind: z.enum(['lead', 'joint', 'due', 'target']) })),
  place: PlaceAnswer,
  confidence: z.number(),
  /** Better cut into its measures: it names several leads or terms. */
  advisesSplit: z.boolean(),
  faults: z.array(FaultKind),
  state: ProposalState,
  reason: z.string().nullable(),
  /** The line this one went into, or came out of. */
  became: z.string().nullable(),
  parent: z.string().nullable(),
  decidedName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  rev: z.number(),
})
export type ProposalRow = z.infer<typeof ProposalRow>

/** How many lines stand how. */
export const Counts = z.object({
  lines: z.number(),
  open: z.number(),
  confirmed: z.number(),
  dropped: z.number(),
  /** Differences to an earlier edition, and how many of them wait. */
  changes: z.number(),
  pending: z.number(),
})
export type Counts = z.infer<typeof Counts>
