import { z } from 'zod'
import { CaseRow } from '#kernel/process'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { kinds, levels, relations, validities } from './words.ts'

const values = <const V extends string>(list: readonly { value: V }[]) =>
  z.enum(list.map(({ value }) => value) as [V, ...V[]])
const Ref = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })

/** A document of a register. */
export const LibraryRow = z.object({
  regionId: z.number(),
  id: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  kind: values(kinds),
  level: values(levels),
  scope: z.string().nullable(),
  area: z.string().nullable(),
  validity: values(validities),
  issuedOn: z.string().nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  measures: z.array(z.number()),
  origin: z.string().nullable(),
  note: z.string().nullable(),
  /** Whether its file is there, and whether its words could be read. */
  hasFile: z.boolean(),
  hasText: z.boolean(),
})
export type LibraryRow = z.infer<typeof LibraryRow>

export const LibraryFilter = Paging.extend({
  kind: values(kinds).optional(),
  level: values(levels).optional(),
  validity: values(validities).optional(),
  area: z.string().max(20).optional(),
  measure: z.coerce.number().int().min(1).max(27).optional(),
  unitId: z.coerce.number().int().positive().optional(),
})
export type LibraryFilter = z.infer<typeof LibraryFilter>

export const ListLibrary = endpoint({
  method: 'GET',
  path: '/library',
  summary: say('政策库：文件登记', 'The register of documents'),
  needs: 'library.read',
  query: LibraryFilter,
  answer: pageOf(LibraryRow),
})

/** Another document, found by its number or title, or only named. */
export const Related = z.object({
  relation: values(relations),
  /** Seen from the other document. */
  back: z.boolean(),
  name: z.string(),
  ref: z.object({ regionId: z.number(), id: z.string() }).nullable(),
  validity: values(validities).nullable(),
})

export const LibraryAnswer = LibraryRow.extend({
  rev: z.number(),
  relations: z.record(z.string(), z.array(z.string())),
  related: z.array(Related),
  reviews: z.array(CaseRow),
  evidence: z.array(z.string()),
  textFault: SayShape.nullable(),
  /** The page where it is broken down, when it came from there. */
  address: z.string().nullable(),
  addedOn: z.string(),
  addedName: z.string(),
  mayChange: z.boolean(),
  /** Other documents with a text, to compare with: those related by amending first. */
  versions: z.array(
    z.object({ regionId: z.number(), id: z.string(), title: z.string(), issuedOn: z.string().nullable() }),
  ),
})
export type LibraryAnswer = z.infer<typeof LibraryAnswer>

export const GetLibrary = endpoint({
  method: 'GET',
  path: '/library/documents/:regionId/:id',
  summary: say('政策库：一份文件、它的关系、梳理和版本', 'A document with its relations, reviews and versions'),
  needs: 'library.read',
  params: Ref,
  answer: LibraryAnswer,
})

export const GetLibraryText = endpoint({
  method: 'GET',
  path: '/library/documents/:regionId/:id/text',
  summary: say('政策库：文件正文', 'The text of a document'),
  needs: 'library.read',
  params: Ref,
  answer: z.object({ title: z.string(), text: z.string(), more: z.boolean() }),
})

const Answers = z.object({ answers: z.record(z.string(), z.unknown()) })
const Kept = z.object({ regionId: z.number(), id: z.string(), rev: z.number() })

export const AddLibrary = endpoint({
  method: 'POST',
  path: '/library/documents',
  summary: say('政策库：登记一份文件', 'Register a document'),
  needs: 'library.register',
  body: Answers,
  answer: Kept,
})

export const ChangeLibrary = endpoint({
  method: 'POST',
  path: '/library/documents/:regionId/:id',
  summary: say('政策库：更正或更新一份文件的登记', 'Change what is registered of a document'),
  needs: 'library.register',
  params: Ref,
  body: Answers.extend({ rev: z.number().int() }),
  answer: Kept,
})

export const LibraryTemplate = endpoint({
  method: 'GET',
  path: '/library/template',
  summary: say('政策库：登记模板（xlsx）', 'Template of the register'),
  needs: 'library.register',
  givesFile: true,
})

export const ImportLibrary = endpoint({
  method: 'POST',
  path: '/library/import',
  summary: say(
    '政策库：批量登记（xlsx）：先试后入，有一行不对则一行也不写入',
    'Register many documents from a workbook: one bad row and nothing is written',
  ),
  needs: 'library.register',
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('yes') }),
  takesFile: true,
  answer: z.object({
    rows: z.number(),
    added: z.number(),
    faults: z.array(
      z.object({
        row: z.number().optional(),
        path: z.string(),
        message: SayShape,
        rule: z.string().optional(),
        source: SayShape.optional(),
      }),
    ),
  }),
})

/** One measure of the Opinion with what serves it. */
export const CoverageRow = z.object({
  no: z.number(),
  label: SayShape,
  documents: z.array(
    z.object({ regionId: z.number(), id: z.string(), title: z.string(), validity: values(validities) }),
  ),
  tasks: z.number(),
  tasksOpen: z.number(),
  files: z.number(),
  gaps: z.array(z.object({ gap: z.enum(['document', 'task', 'file']), label: SayShape })),
})
export type CoverageRow = z.infer<typeof CoverageRow>

export const ListCoverage = endpoint({
  method: 'GET',
  path: '/library/coverage',
  summary: say('政策覆盖：27 项举措 × 文件 × 任务 × 佐证', 'Coverage: 27 measures × documents × tasks × files'),
  needs: 'library.read',
  query: Paging.extend({ gaps: z.enum(['yes', 'no']).optional() }),
  answer: pageOf(CoverageRow),
})

export const StartReviews = endpoint({
  method: 'POST',
  path: '/library/reviews',
  summary: say('发起制度梳理：所选文件各一件', 'Begin a review of each of these documents'),
  needs: 'review.start',
  body: z.object({
    documents: z
      .array(z.object({ regionId: z.number().int(), id: z.uuid() }))
      .min(1)
      .max(200),
    unitId: z.number().int().positive(),
    reason: z.string().trim().min(1).max(1000),
  }),
  answer: z.object({ started: z.number() }),
})
