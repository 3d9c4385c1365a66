import { z } from 'zod'

/** A text in both languages, as it travels. */
export const SayShape = z.object({ zh: z.string(), en: z.string() })

/** A no with its rule and source, as it travels. */
export const RefusalShape = z.object({ rule: z.string(), message: SayShape, source: SayShape })

/** What a list asks: page from 1, rows per page, words to look for. */
export const Paging = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
  words: z.string().trim().max(100).optional(),
})

/** A page of a list. `total` is counted up to 10,000 and then says so. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.number(), more: z.boolean() })
