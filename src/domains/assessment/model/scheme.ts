import { z } from 'zod'

const Words = z.object({ zh: z.string().trim().min(1).max(600), en: z.string().trim().min(1).max(1200) })

/** One of the things the national group looks at, and where the province finds its proof. */
export const SchemeItem = z.object({
  /** 3.2: second item of the third aspect. */
  key: z.string().regex(/^\d{1,2}\.\d{1,2}$/),
  label: Words,
  /** Points of the whole. */
  weight: z.number().min(0).max(1000),
  /** What counts as proof. */
  demands: Words,
  source: Words,
  /** The unit that answers for it. */
  unitId: z.number().int().positive().nullable(),
  /** Where to look for proof: key tasks, indicators, processes of the product. */
  areas: z.array(z.string().max(40)).max(5),
  indicators: z.array(z.string().max(80)).max(20),
  processes: z.array(z.string().max(40)).max(20),
  /** The item of the scheme this one was copied from. */
  was: z
    .string()
    .regex(/^\d{1,2}\.\d{1,2}$/)
    .nullable(),
})
export type SchemeItem = z.infer<typeof SchemeItem>

export const SchemeAspect = z.object({
  key: z.string().regex(/^\d{1,2}$/),
  label: Words,
  items: z.array(SchemeItem).min(1).max(30),
})
export type SchemeAspect = z.infer<typeof SchemeAspect>

/** What a scheme of assessment says. Versioned and dated; an assessment keeps the edition it began with. */
export const SchemeBody = z.object({
  /** Where it comes from and how far it can be trusted. */
  note: Words,
  aspects: z.array(SchemeAspect).min(1).max(30),
})
export type SchemeBody = z.infer<typeof SchemeBody>

/** All items in their order. */
export const itemsOf = (body: SchemeBody): SchemeItem[] => body.aspects.flatMap((aspect) => aspect.items)
