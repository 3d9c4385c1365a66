import { z } from 'zod'
import { PlaceAnswer, TargetAnswer } from '#kernel/form'
import { type Area, areas } from '#kernel/process'

/** What a unit wrote of its own about a measure, or instead of one. */
export const Own = z.object({
  title: z.string().trim().min(1).max(200),
  words: z.string().trim().max(4000),
  targets: z.array(TargetAnswer).max(20),
  dueOn: z.iso.date().nullable(),
  /** Who leads, as the list says it. */
  lead: z.string().trim().max(200),
})
export type Own = z.infer<typeof Own>

/** Fields that two editions of a measure are compared by. */
export const fields = ['title', 'words', 'targets', 'dueOn', 'lead'] as const satisfies readonly (keyof Own)[]
export const FieldName = z.enum(fields)
export type FieldName = (typeof fields)[number]

/** How a measure of a list came from the list above. */
export const Trace = z.object({
  /** Keys in the edition above. Empty for an addition. */
  from: z.array(z.string()).max(200),
  choice: z.enum(['keep', 'change', 'merge', 'add']),
  reason: z.string().nullable(),
  /** The measure above that this addition goes beyond. */
  exceeds: z.string().nullable(),
})
export type Trace = z.infer<typeof Trace>

export const areaValues = areas.map(({ value }) => value) as [Area, ...Area[]]

/** One measure of a framework. Its key stays through the editions. */
export const Measure = Own.extend({
  key: z.string().trim().min(1).max(40),
  /** Key of the part it stands in. */
  group: z.string().max(40),
  area: z.enum(areaValues).nullable(),
  /** The clause behind it, in words. */
  basis: z.string().trim().max(300),
  /** The clause behind it, where the document is stored. */
  place: PlaceAnswer.nullable(),
  /** Keys it comes from in the edition before, where that is not its own: moved, split, joined. */
  was: z.array(z.string().max(40)).max(20),
  trace: Trace.nullable(),
})
export type Measure = z.infer<typeof Measure>

/** A measure above that was not taken over, with the reason. */
export const Dropped = z.object({ key: z.string(), title: z.string(), reason: z.string() })
export type Dropped = z.infer<typeof Dropped>

/** What one edition of a framework says. */
export const FrameworkBody = z.object({
  note: z.string().trim().max(1000),
  /** The document it was made from, where that is stored. */
  documentId: z.uuid().nullable(),
  groups: z.array(z.object({ key: z.string().max(40), title: z.string().max(200) })).max(60),
  measures: z.array(Measure).max(400),
  dropped: z.array(Dropped).max(400),
})
export type FrameworkBody = z.infer<typeof FrameworkBody>

/** The measure of this key, if there is one. */
export const findMeasure = (body: FrameworkBody, key: string): Measure | undefined =>
  body.measures.find((measure) => measure.key === key)
