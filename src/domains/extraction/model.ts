import { z } from 'zod'

/** What a figure tells: where a thing stands, how it changed, what is meant to be, or a part of a whole. */
export const FigureKind = z.enum(['level', 'change', 'target', 'share'])
export type FigureKind = z.infer<typeof FigureKind>

/** A number that a report states, proposed as a figure. `from` and `to` are UTF-16 offsets in the text as it was read. */
export const FoundFigure = z.object({
  id: z.string(),
  from: z.number(),
  to: z.number(),
  /** As it is written. */
  text: z.string(),
  /** Decimal text in the unit: 43.86 万人 is 438600 人. */
  value: z.string(),
  unit: z.string(),
  /** 近、余、累计 …, in their order, parted by 、; empty for an exact figure. */
  qualifier: z.string(),
  /** What is counted, in the words of the text. */
  noun: z.string(),
  /** The name an indicator of it would bear. */
  indicator: z.string(),
  kind: FigureKind,
  /** As it would be written in a register: 2023年以来; null when the text says nothing. */
  period: z.string().nullable(),
  /** Key of the period when it is one of the calendar's: 2024, 2024-H1. */
  periodKey: z.string().nullable(),
  /** A day, as in 截至2023年底. */
  asOf: z.string().nullable(),
  /** The unit or region it is about, in the words of the text. */
  subject: z.string().nullable(),
  /** Who says it. */
  reporter: z.string().nullable(),
  /** 0 to 1: how likely somebody who checks keeps it. */
  confidence: z.number(),
  sentence: z.string(),
  /** The figure of which it is a part (其中 …), by its id. */
  partOf: z.string().nullable(),
})
export type FoundFigure = z.infer<typeof FoundFigure>

/** What was read of a paper as a whole. */
export interface Extraction {
  title: string
  date: string | null
  figures: FoundFigure[]
}
