import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { type Say, say } from '#platform/say'

/** What can be found. */
export const entryKinds = [
  { value: 'document', label: say('文件', 'Documents') },
  { value: 'clause', label: say('条款', 'Clauses') },
  { value: 'case', label: say('事项', 'Cases') },
] as const satisfies readonly { value: string; label: Say }[]
export type EntryKind = (typeof entryKinds)[number]['value']

/** Something that can be found: a document, one of its clauses, a case. */
export interface NewEntry {
  kind: EntryKind
  /** For a case: its process. */
  process?: string
  title: string
  /** The document that a clause stands in. */
  partOf?: string
  /** What is searched besides the title. */
  words: string
  /** The page to go to, within the product. */
  address: string
  /** YYYY-MM-DD: what is newer comes first. */
  on: string | null
  /** The permission by which it is read, over the unit it belongs to. */
  reader: string
  /** It binds all below its unit, and whoever reads there reads it too. */
  below?: boolean
}

const MarkedShape = z.object({
  text: z.string(),
  marks: z.array(z.object({ from: z.number(), to: z.number() })),
})

/** Something found: where it is, and the words around what was looked for. */
export const FoundRow = z.object({
  regionId: z.number(),
  id: z.string(),
  kind: z.enum(entryKinds.map(({ value }) => value)),
  /** What it is called: a document, a clause, or the name of the case's process. */
  label: SayShape,
  title: MarkedShape,
  excerpt: MarkedShape,
  partOf: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  on: z.string().nullable(),
  address: z.string(),
})
export type FoundRow = z.infer<typeof FoundRow>

export const SearchFilter = Paging.extend({
  kind: z.enum(entryKinds.map(({ value }) => value)).optional(),
  process: z.string().max(60).optional(),
  unitId: z.coerce.number().int().positive().optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export type SearchFilter = z.infer<typeof SearchFilter>

/**
 * Looks for words in everything the person may read: those in titles first, the newer before the older. Each word must occur
 * as it stands. `total` is exact up to 1,000; beyond, `more` is true and there are at least so many.
 */
export const Search = endpoint({
  method: 'GET',
  path: '/search',
  summary: say('全文检索：文件、条款、事项', 'Search in documents, clauses and cases'),
  needs: 'signed-in',
  query: SearchFilter,
  answer: pageOf(FoundRow),
})
