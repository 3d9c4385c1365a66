import { z } from 'zod'
import { ClaimMethod } from '#kernel/indicator'
import { type Area, areas } from '#kernel/process'
import { SayShape } from '#platform/endpoint'
import { type Say, say } from '#platform/say'

/** What paragraphs are gathered under: the five key tasks, and what serves all of them. */
export const parts: readonly { value: Area; label: Say }[] = [
  ...areas,
  { value: 'support', label: say('组织推进', 'Organisation of the reform') },
]

/** A figure of the circular: the claim it refers to, and what that claim said when the figure was drawn. */
export const FigureRef = z.object({
  /** As the text refers to it: {F3}. */
  key: z.string().regex(/^F\d{1,4}$/),
  regionId: z.number(),
  id: z.string(),
  indicator: z.string(),
  label: SayShape,
  unitId: z.number(),
  unitName: z.string(),
  /** As it is said: 近5,000人. */
  figure: SayShape,
  period: z.string().nullable(),
  asOf: z.string().nullable(),
  scope: z.string(),
  method: ClaimMethod,
  /** Who says so. */
  reporter: z.string(),
})
export type FigureRef = z.infer<typeof FigureRef>

const Paragraphs = z.array(z.string().trim().min(1).max(4000)).max(120)

/** What the clerk writes; figures stand in it as references. */
export const ContentText = z.object({
  opening: z.string().trim().min(1).max(2000),
  done: z.object({
    ideology: Paragraphs,
    merit: Paragraphs,
    quality: Paragraphs,
    status: Paragraphs,
    ranks: Paragraphs,
    support: Paragraphs,
  }),
  problems: Paragraphs,
  next: Paragraphs,
  addressee: z.string().trim().min(1).max(200),
  copyTo: z.array(z.string().trim().min(1).max(100)).max(10),
})
export type ContentText = z.infer<typeof ContentText>

/** All that a circular says, as data: frozen with its digest when it is signed. */
export const Content = z.object({
  year: z.number().int(),
  text: ContentText,
  figures: z.array(FigureRef),
  /** Units whose reports it was drawn from: they read it once it is issued. */
  units: z.array(z.number()),
})
export type Content = z.infer<typeof Content>
