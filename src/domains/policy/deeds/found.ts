import type { Ctx } from '#kernel/domain/server'
import type { CaseView } from '#kernel/process'
import type { NewEntry } from '#kernel/search'
import { fillPath } from '#platform/endpoint'
import type { Clause } from '../model.ts'
import { policyProcess } from '../process.ts'
import { everyClause } from '../rules/index.ts'
import { findDocument, getText, type StoredDocument } from '../store/documents.ts'
import type { Ref } from '../store/tables.ts'
import { tidy } from '../words.ts'

/** Clauses of one document that are found one by one. */
const mostClauses = 3000

/** What every entry of a document has. */
const frameOf = (document: StoredDocument) => ({
  on: document.issuedOn ?? document.takenOn,
  reader: policyProcess.readBy,
  below: document.adoptedOn !== null,
})

const pageOf = ({ regionId, id }: Ref) => fillPath(policyProcess.page ?? '', { regionId, id })

function clauseEntry(document: StoredDocument, text: string, clause: Clause): NewEntry {
  const until = clause.children[0]?.start ?? clause.end
  return {
    ...frameOf(document),
    kind: 'clause',
    title: `${clause.number} ${clause.heading}`,
    partOf: document.title,
    words: tidy(text.slice(clause.textStart, Math.max(clause.textStart, until))).text,
    address: `${pageOf(document)}?clause=${clause.start}`,
  }
}

/** A document is found by its title, number and issuer, and clause by clause; once adopted, by all below its unit. */
export async function findPolicyEntries(ctx: Ctx, one: CaseView): Promise<NewEntry[]> {
  const document = await findDocument(ctx.db, one)
  if (!document) return []
  const text = await getText(ctx.db, one)
  const { nodes } = document.outline
  const clauses = [...everyClause(nodes)].slice(0, mostClauses)
  const opening = tidy(text.slice(0, nodes[0]?.start ?? text.length)).text
  const about = [document.number, document.issuer].filter(Boolean).join(' ')
  return [
    {
      ...frameOf(document),
      kind: 'document',
      title: document.title,
      words: `${about} ${opening}`,
      address: pageOf(document),
    },
    ...clauses.map((clause) => clauseEntry(document, text, clause)),
  ]
}

/** What a library must know of a document to hold it: whence, which, when, and its words. */
export interface Bibliography {
  policy: Ref
  unitId: number
  title: string
  number: string | null
  issuer: string | null
  origin: string
  issuedOn: string | null
  text: string
  evidenceId: string
  /** The document whose new edition it is. */
  revises: string | null
  address: string
}

/** A document as a library takes it in; null where the case has no document. */
export async function describeDocument(ctx: Ctx, one: CaseView): Promise<Bibliography | null> {
  const document = await findDocument(ctx.db, one)
  if (!document) return null
  const { unitId, title, number, issuer, origin, issuedOn, evidenceId, revises } = document
  return {
    ...{ unitId, title, number, issuer, origin, issuedOn, evidenceId, revises },
    policy: { regionId: one.regionId, id: one.id },
    text: await getText(ctx.db, one),
    address: pageOf(document),
  }
}
