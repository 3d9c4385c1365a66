import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import type { ClauseKind, NumberFault } from '../model.ts'
import { PolicyRef, TextAnswer, TextRange } from './files.ts'
import { Counts, Origin } from './rows.ts'

/** A document in the list. */
export const DocumentRow = z.object({
  regionId: z.number(),
  id: z.string(),
  title: z.string(),
  unitName: z.string(),
  origin: Origin,
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable(),
  takenOn: z.string(),
  adoptedOn: z.string().nullable(),
  state: z.string(),
  stateLabel: SayShape,
  closed: z.boolean(),
  revises: z.string().nullable(),
  counts: Counts,
})
export type DocumentRow = z.infer<typeof DocumentRow>

export const DocumentFilter = Paging.extend({
  state: z.string().max(20).optional(),
  origin: Origin.optional(),
})
export type DocumentFilter = z.infer<typeof DocumentFilter>

export const ListDocuments = endpoint({
  method: 'GET',
  path: '/policy',
  summary: say('政策文件', 'Policy documents'),
  needs: 'policy.read',
  query: DocumentFilter,
  answer: pageOf(DocumentRow),
})

/** A clause of the tree as the page draws it; offsets into the document's text. */
export interface Node {
  number: string
  level: number
  kind: ClauseKind
  heading: string
  start: number
  end: number
  fault: NumberFault | null
  children: Node[]
}
const NodeShape: z.ZodType<Node> = z.lazy(() =>
  z.object({
    number: z.string(),
    level: z.number(),
    kind: z.string() as unknown as z.ZodType<ClauseKind>,
    heading: z.string(),
    start: z.number(),
    end: z.number(),
    fault: z.enum(['doubled', 'gap', 'backward']).nullable(),
    children: z.array(NodeShape),
  }),
)

/** A document with its tree, and what may be done with it by whoever asks. */
export const DocumentAnswer = DocumentRow.extend({
  unitId: z.number(),
  characters: z.number(),
  nodes: z.array(NodeShape),
  evidence: z.object({ regionId: z.number(), id: z.string(), name: z.string() }).nullable(),
  /** The document this one is the new edition of, and those that came after this one. */
  edition: z.object({ regionId: z.number(), id: z.string(), title: z.string() }).nullable(),
  later: z.array(z.object({ regionId: z.number(), id: z.string(), title: z.string() })),
  mayConfirm: z.boolean(),
  /** The year whose ledger it most likely goes into. */
  year: z.number(),
  /** Whether the lines and the case behind them may be seen, and not only the text. */
  open: z.boolean(),
})
export type DocumentAnswer = z.infer<typeof DocumentAnswer>

export const GetDocument = endpoint({
  method: 'GET',
  path: '/policy/:regionId/:id',
  summary: say('政策文件：条款树、任务条目进度与可办操作', 'A policy document: tree, progress, doors'),
  needs: 'policy.read',
  params: PolicyRef,
  answer: DocumentAnswer,
})

export const GetDocumentText = endpoint({
  method: 'GET',
  path: '/policy/:regionId/:id/text',
  summary: say('政策文件的原文', 'The text of a policy document'),
  needs: 'policy.read',
  params: PolicyRef,
  query: TextRange,
  answer: TextAnswer,
})

/** Tasks know a document by its id alone. */
export const FindDocument = endpoint({
  method: 'GET',
  path: '/policy/documents/:id',
  summary: say('按编号查找政策文件', 'Where the document of this id is'),
  needs: 'policy.read',
  params: z.object({ id: z.uuid() }),
  answer: z.object({ regionId: z.number(), id: z.string() }),
})
