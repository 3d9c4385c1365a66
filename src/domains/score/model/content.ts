import { z } from 'zod'
import { SayShape } from '#platform/endpoint'
import { Grade, Hundredths, LineKind, LineState } from './sheet.ts'

/** A line of a unit's confirmed sheet, as a bulletin keeps it. */
export const ContentLine = z.object({
  item: z.string(),
  kind: LineKind,
  state: LineState,
  points: Hundredths,
  full: Hundredths,
  /** Digest of the input: equal digests, equal input. */
  input: z.string(),
})
export type ContentLine = z.infer<typeof ContentLine>

/** A unit's confirmed score. The grade is the one after the cap on excellent ones. */
export const ContentUnit = z.object({
  unitId: z.number(),
  unitName: z.string(),
  rev: z.number(),
  lines: z.array(ContentLine),
  bonus: Hundredths,
  deduction: Hundredths,
  vetoed: z.boolean(),
  total: Hundredths,
  grade: Grade,
})
export type ContentUnit = z.infer<typeof ContentUnit>

/** What a clerk writes in a bulletin; everything else is drawn from the scores. */
export const ContentText = z.object({
  opening: z.string().trim().min(1).max(2000),
  problems: z.array(z.string().trim().min(1).max(1000)).max(20),
  demands: z.array(z.string().trim().min(1).max(1000)).max(20),
  addressee: z.string().trim().min(1).max(200),
  copyTo: z.array(z.string().trim().min(1).max(100)).max(10),
})
export type ContentText = z.infer<typeof ContentText>

/** Aspects and items by name, as the system of the round has them. */
const ContentAspect = z.object({
  key: z.string(),
  label: SayShape,
  items: z.array(z.object({ key: z.string(), label: SayShape })),
})

/** All that a bulletin says, as data: frozen with its digest when it is signed. */
export const Content = z.object({
  round: z.object({ id: z.string(), name: z.string(), period: z.string() }),
  system: z.object({ name: z.string(), version: z.number(), digest: z.string() }),
  aspects: z.array(ContentAspect),
  extras: z.array(z.object({ key: z.string(), label: SayShape })),
  units: z.array(ContentUnit),
  text: ContentText,
  /** The bulletin it corrects, with a sentence for each correction. */
  corrects: z.object({ number: z.string(), digest: z.string(), corrections: z.array(z.string().max(400)) }).nullable(),
})
export type Content = z.infer<typeof Content>

/** One difference between a bulletin and the one that corrects it, with what allows it. */
export const Difference = z.object({
  what: SayShape,
  before: z.string(),
  after: z.string(),
  /** The upheld objection or what follows from it; null where nothing allows it. */
  because: SayShape.nullable(),
})
export type Difference = z.infer<typeof Difference>

/** An objection that was upheld: which item of which unit. */
export interface Upheld {
  unitId: number
  item: string
}
