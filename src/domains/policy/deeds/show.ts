import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { findEvidence } from '#kernel/evidence/server'
import { findCase } from '#kernel/process/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { DocumentAnswer, DocumentFilter, DocumentRow, Node } from '../contracts/documents.ts'
import type { Clause } from '../model.ts'
import { policyProcess } from '../process.ts'
import {
  getDocument,
  getDocumentById,
  getText,
  type ListedDocument,
  listDocuments,
  listLater,
  type StoredDocument,
} from '../store/documents.ts'
import type { Ref } from '../store/tables.ts'
import { likelyYear } from './propose.ts'
import { pieceOf } from './upload.ts'

function rowOf(one: ListedDocument): DocumentRow {
  const { lines, open, confirmed, dropped, changes, pending, ...row } = one
  const state = one.state ?? 'adopted'
  const known = policyProcess.states[state]
  return {
    ...row,
    state,
    stateLabel: known?.label ?? say(state, state),
    closed: known?.final ?? false,
    counts: { lines, open, confirmed, dropped, changes, pending },
  }
}

/** Documents a person may read: those of units in reach, and adopted ones of the units above. */
export async function showDocuments(ctx: Ctx, filter: DocumentFilter) {
  const found = await listDocuments(ctx.db, filter)
  return { ...found, rows: found.rows.map(rowOf) }
}

const nodeOf = ({ number, level, kind, heading, start, end, fault, children }: Clause): Node => ({
  ...{ number, level, kind, heading, start, end, fault },
  children: children.map(nodeOf),
})

const nameOf = ({ regionId, id, title }: Pick<StoredDocument, 'regionId' | 'id' | 'title'>) => ({ regionId, id, title })

async function editionOf(ctx: Ctx, document: StoredDocument) {
  if (!document.revises) return null
  return nameOf(await getDocumentById(ctx.db, document.revises))
}

/** A document with its tree, its progress and what may be done. @throws Missing */
export async function showDocument(ctx: Ctx, ref: Ref): Promise<DocumentAnswer> {
  const document = await getDocument(ctx.db, ref)
  const { rows } = await listDocuments(ctx.db, { page: 1, size: 1 }, ref)
  const [row] = rows
  if (!row) throw new Missing()
  const one = await findCase(ctx.db, ref)
  const [file] = await findEvidence(ctx.db, [document.evidenceId])
  return {
    ...rowOf(row),
    unitId: document.unitId,
    characters: document.outline.end,
    nodes: document.outline.nodes.map(nodeOf),
    evidence: file ? { regionId: file.regionId, id: file.id, name: file.name } : null,
    edition: await editionOf(ctx, document),
    later: (await listLater(ctx.db, document.id)).map(nameOf),
    mayConfirm: mayOver(ctx.actor, 'policy.confirm', { no: document.unitNo, indNo: null }),
    year: Number(one?.answers.year ?? likelyYear(document.title, ctx.today)),
    open: one !== null,
  }
}

/** A piece of a document's text. @throws Missing */
export const readPiece = async (ctx: Ctx, ref: Ref, range: { from: number; to: number }) =>
  pieceOf(await getText(ctx.db, ref), range)

/** Where the document of this id is. @throws Missing */
export async function placeDocument(ctx: Ctx, id: string): Promise<Ref> {
  const { regionId } = await getDocumentById(ctx.db, id)
  return { regionId, id }
}
