import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

const Key = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })
const Year = z.string().regex(/^\d{4}$/)

/** What the product already knows of an enterprise's year, as the form of a disclosure wants it. */
export const KnownOfUnit = endpoint({
  method: 'GET',
  path: '/disclosures/known',
  summary: say('披露专章可带出的内容', 'What is known already for a disclosure'),
  needs: 'disclosure.write',
  query: z.object({ unitId: z.coerce.number().int(), period: Year }),
  answer: z.object({
    enterprise: z.string(),
    leadership: z.string().nullable(),
    skills: z.string().nullable(),
    rights: z.string().nullable(),
    figures: z.array(
      z.object({
        indicator: z.string(),
        value: z.number().nullable(),
        qualifier: z.string(),
        scope: z.string(),
        asOf: z.string().nullable(),
        method: z.enum(['business', 'imported', 'filled', 'estimated']),
      }),
    ),
    records: z.array(z.object({ what: z.string(), kind: z.string(), on: z.string(), number: z.string() })),
  }),
})

export const DisclosurePdf = endpoint({
  method: 'GET',
  path: '/disclosures/:regionId/:id/pdf',
  summary: say('产改专章（PDF）', 'The section as PDF'),
  needs: 'disclosure.read',
  params: Key,
  givesFile: true,
})
export const DisclosureDocx = endpoint({
  method: 'GET',
  path: '/disclosures/:regionId/:id/docx',
  summary: say('产改专章（Word）', 'The section as .docx'),
  needs: 'disclosure.read',
  params: Key,
  givesFile: true,
})

/** One cell of a table of the blue book: the figure as it is said, and the number of its footnote. */
export const CellShape = z.object({
  state: z.enum(['given', 'missing', 'hidden']),
  figure: z.string(),
  value: z.number().nullable(),
  disputed: z.boolean(),
  note: z.number().nullable(),
})

/** One indicator of a table: units down, years across, and how many of them have reported. */
export const BookTable = z.object({
  title: z.string(),
  label: SayShape,
  measure: SayShape,
  years: z.array(z.number()),
  rows: z.array(z.object({ unitId: z.number(), unitName: z.string(), cells: z.array(CellShape) })),
  reported: z.array(z.object({ n: z.number(), of: z.number(), hidden: z.number() })),
})
export type BookTable = z.infer<typeof BookTable>

/** What a footnote says of a figure: which claim it is, who said it, of what, as of when. */
export const BookNote = z.object({
  n: z.number(),
  regionId: z.number(),
  claim: z.string(),
  unitName: z.string(),
  label: z.string(),
  period: z.string(),
  said: z.string(),
})
export type BookNote = z.infer<typeof BookNote>

export const ChapterTables = endpoint({
  method: 'GET',
  path: '/chapters/:regionId/:id/tables',
  summary: say('蓝皮书章节的数据表', 'The tables of a chapter'),
  needs: 'study.read',
  params: Key,
  answer: z.object({ tables: z.array(BookTable), notes: z.array(BookNote) }),
})
export const ChapterTablesXlsx = endpoint({
  method: 'GET',
  path: '/chapters/:regionId/:id/tables/xlsx',
  summary: say('导出章节数据表（Excel）', 'The tables as a workbook'),
  needs: 'study.read',
  params: Key,
  givesFile: true,
})
export const ChapterTablesDocx = endpoint({
  method: 'GET',
  path: '/chapters/:regionId/:id/tables/docx',
  summary: say('导出章节数据表（Word）', 'The tables as .docx'),
  needs: 'study.read',
  params: Key,
  givesFile: true,
})
