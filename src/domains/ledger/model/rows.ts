import { z } from 'zod'
import { PlaceAnswer, TargetAnswer } from '#kernel/form'
import { workAreas } from '#kernel/process'
import { RefusalShape, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** The states of an item of the ledger. */
export const itemStates = [
  { value: 'draft', label: say('待下达', 'Draft') },
  { value: 'issued', label: say('已下达', 'Issued') },
  { value: 'dropped', label: say('已取消', 'Dropped') },
] as const

/** What can be wrong with an item, as the list is filtered by it. */
export const faultKinds = [
  { value: 'any', label: say('有问题', 'Any fault') },
  { value: 'no-owner', label: say('无牵头单位', 'No lead') },
  { value: 'double-lead', label: say('多头牵头', 'Several leads') },
  { value: 'lead-joins', label: say('牵头又配合', 'Leads and joins') },
  { value: 'unmatched', label: say('单位名称未识别', 'Unit not recognised') },
  { value: 'ended-unit', label: say('单位已撤并', 'Unit has ended') },
  { value: 'no-area', label: say('未归类', 'No key task') },
] as const

export type FaultKind = Exclude<(typeof faultKinds)[number]['value'], 'any'>

const valuesOf = <V extends string>(list: readonly { value: V }[]) => list.map((one) => one.value) as [V, ...V[]]
export const AreaShape = z.enum(valuesOf(workAreas))
export const ItemState = z.enum(valuesOf(itemStates))
export const FaultFilter = z.enum(valuesOf(faultKinds))

/** Something wrong with an item: `blocks` when it cannot be issued like this. */
export const ItemFault = RefusalShape.extend({ blocks: z.boolean() })
export type ItemFault = z.infer<typeof ItemFault>

export const Owner = z.object({ id: z.number(), name: z.string() })
export type Owner = z.infer<typeof Owner>

const LightShape = z.enum(['green', 'yellow', 'red', 'grey', 'blue'])

/** The case an issued item became, as far as the reader may see it. */
export const ItemCase = z.object({
  regionId: z.number(),
  id: z.string(),
  stateLabel: SayShape,
  closed: z.boolean(),
  progress: z.number().nullable(),
  light: LightShape.nullable(),
  lightWhy: SayShape.nullable(),
  page: z.string(),
})

/** A line of the ledger. */
export const ItemRow = z.object({
  id: z.string(),
  pointsId: z.string(),
  year: z.number(),
  unitId: z.number(),
  unitName: z.string(),
  no: z.number(),
  title: z.string(),
  words: z.string().nullable(),
  area: AreaShape.nullable(),
  leads: z.array(Owner),
  joints: z.array(Owner),
  unmatched: z.array(z.string()),
  dueOn: z.string().nullable(),
  targets: z.array(TargetAnswer),
  place: PlaceAnswer.nullable(),
  note: z.string().nullable(),
  state: ItemState,
  reason: z.string().nullable(),
  rev: z.number(),
  faults: z.array(ItemFault),
  case: ItemCase.nullable(),
})
export type ItemRow = z.infer<typeof ItemRow>

/** Work points of a year with what there is to know at a glance. */
export const PointsRow = z.object({
  id: z.string(),
  regionId: z.number(),
  unitId: z.number(),
  unitName: z.string(),
  year: z.number(),
  title: z.string(),
  state: z.enum(['draft', 'issued']),
  issuedOn: z.string().nullable(),
  document: PlaceAnswer.nullable(),
  items: z.number(),
  drafts: z.number(),
  issued: z.number(),
  running: z.number(),
  done: z.number(),
  /** Items that cannot be issued as they are. */
  faulty: z.number(),
  /** Differences of a revised document that wait for a decision. */
  differences: z.number(),
})
export type PointsRow = z.infer<typeof PointsRow>

/** What an item says; the same for writing it and for changing it. */
export const ItemBody = z.object({
  title: z.string().trim().min(1).max(200),
  words: z.string().trim().max(4000).nullable().default(null),
  area: AreaShape.nullable().default(null),
  leads: z.array(z.number().int().positive()).max(20).default([]),
  joints: z.array(z.number().int().positive()).max(60).default([]),
  dueOn: z.iso.date().nullable().default(null),
  targets: z.array(TargetAnswer).max(50).default([]),
  note: z.string().trim().max(1000).nullable().default(null),
})
export type ItemBody = z.infer<typeof ItemBody>

/** An item as a document gives it: what the clause says, whom it names, and where it stands. */
export const NewItem = ItemBody.extend({
  /** Units as printed that no unit here is called. */
  unmatched: z.array(z.string().max(100)).max(60).default([]),
  place: PlaceAnswer,
  /** Names the item through all editions of its document; without it the number of its clause does. */
  key: z.string().min(1).max(100).optional(),
})
export type NewItem = z.infer<typeof NewItem>

export const DifferenceKind = z.enum(['new', 'words', 'due', 'owners', 'dropped'])
export type DifferenceKind = z.infer<typeof DifferenceKind>

/** One thing a revised document would change. */
export const DifferenceRow = z.object({
  id: z.string(),
  kind: DifferenceKind,
  kindLabel: SayShape,
  clause: z.string(),
  documentTitle: z.string(),
  item: z.object({ id: z.string(), no: z.number(), title: z.string(), state: ItemState }).nullable(),
  /** What stands in the ledger, and what the new edition says: lines of text. */
  before: z.array(z.string()),
  after: z.array(z.string()),
  state: z.enum(['pending', 'confirmed', 'rejected', 'withdrawn']),
  note: z.string().nullable(),
  decidedName: z.string().nullable(),
  decidedAt: z.string().nullable(),
})
export type DifferenceRow = z.infer<typeof DifferenceRow>
