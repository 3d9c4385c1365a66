import { z } from 'zod'
import { SayShape } from '#platform/endpoint'
import { type Say, say } from '#platform/say'

/** A decimal number as text, so that no digit is lost: 95, 12.5. */
export const Decimal = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/)

/** How an item earns its points. Source: 产改评价实践（定量为主，定性为辅），skeleton of domain rules 9.3. */
export const itemKinds = {
  POSITIVE: say('正向指标：完成目标的比例', 'Positive: share of the target reached'),
  NEGATIVE: say('负向指标：低于限值的比例', 'Negative: distance below the limit'),
  BAND: say('分档指标', 'Bands'),
  YES_NO: say('是否指标', 'Yes or no'),
  REVIEWED: say('评审指标：复核人员凭佐证评定', "Reviewed: the reviewer's mark on evidence"),
} as const satisfies Record<string, Say>

export const ItemKind = z.enum(['POSITIVE', 'NEGATIVE', 'BAND', 'YES_NO', 'REVIEWED'])
export type ItemKind = z.infer<typeof ItemKind>

/** Where a figure comes from: one indicator as it stands, or a share in per cent of two. */
export const Measure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('indicator'), name: z.string().min(1).max(80) }),
  z.object({ kind: z.literal('rate'), numerator: z.string().min(1).max(80), denominator: z.string().min(1).max(80) }),
])
export type Measure = z.infer<typeof Measure>

const Words = z.object({ zh: z.string().trim().min(1).max(400), en: z.string().trim().min(1).max(800) })

/** A step of a band table: from this value on, so many per cent of the full points. */
export const Band = z.object({ from: Decimal, share: z.number().int().min(0).max(100) })

export const Item = z.object({
  /** 3.2: second item of the third aspect. */
  key: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
  label: Words,
  /** Points, two decimals at most. */
  weight: z.number().positive().max(100),
  kind: ItemKind,
  /** What is asked, where no figure answers it. */
  question: Words.nullable(),
  measure: Measure.nullable(),
  /** Measure of the value printed behind it: %, 项. */
  unit: SayShape,
  target: Decimal.nullable(),
  limit: Decimal.nullable(),
  bands: z.array(Band).max(20),
  decimals: z.number().int().min(0).max(4),
  /** The rule in a sentence, as the document says it. */
  rule: Words,
  source: Words,
  /** Evidence that is demanded. */
  demands: Words,
  /** Kinds of unit it is for; all when empty. Others have it as not applicable from the start. */
  kinds: z.array(z.string().max(40)).max(6),
})
export type Item = z.infer<typeof Item>

export const Aspect = z.object({
  key: z.string().regex(/^\d{1,2}$/),
  label: Words,
  items: z.array(Item).min(1).max(20),
})
export type Aspect = z.infer<typeof Aspect>

/** Points beyond the hundred, points taken off, and what bars a good grade. `most` is in points; a veto has none. */
export const Extra = z.object({
  key: z.string().regex(/^[bdv]\d{1,2}$/),
  label: Words,
  most: z.number().min(0).max(20),
  rule: Words,
  source: Words,
})
export type Extra = z.infer<typeof Extra>

/** What an index system says. Versioned and dated; an evaluation keeps the version it began with. */
export const SystemBody = z.object({
  aspects: z.array(Aspect).min(1).max(20),
  bonuses: z.array(Extra).max(20),
  deductions: z.array(Extra).max(20),
  vetoes: z.array(Extra).max(20),
})
export type SystemBody = z.infer<typeof SystemBody>

/** All items of a system in their order. */
export const itemsOf = (body: SystemBody): Item[] => body.aspects.flatMap((aspect) => aspect.items)

/** The indicators an item is figured from: none for questions and reviewed marks. */
export const indicatorsOf = ({ measure }: Pick<Item, 'measure'>): string[] => {
  if (!measure) return []
  return measure.kind === 'indicator' ? [measure.name] : [measure.numerator, measure.denominator]
}
