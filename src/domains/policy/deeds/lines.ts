import type { Ctx } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import type { ProposalRow } from '../contracts/rows.ts'
import { faultsOf } from '../lines/index.ts'
import { countDocument, getDocument } from '../store/documents.ts'
import { listLineHistory, listLines, type StoredLine } from '../store/proposals.ts'
import type { Ref } from '../store/tables.ts'
import { assertMay } from './reach.ts'

function rowOf(line: StoredLine, names: ReadonlyMap<number, string>): ProposalRow {
  const { clauseStart, clauseEnd, leads, joints, marks, ...rest } = line
  const named = (ids: readonly number[]) => ids.map((id) => ({ id, name: names.get(id) ?? String(id) }))
  return {
    ...rest,
    clause: { start: clauseStart, end: clauseEnd },
    leads: named(leads),
    joints: named(joints),
    marks,
    faults: faultsOf(line),
  }
}

/** The lines of a document, those split or merged away too, with how they stand. @throws Missing */
export async function showLines(ctx: Ctx, ref: Ref) {
  const document = await getDocument(ctx.db, ref)
  assertMay(ctx, 'policy.read', document)
  const lines = await listLines(ctx.db, ref)
  const ids = lines.flatMap((line) => [...line.leads, ...line.joints])
  const names = await nameUnits(ctx.db, ids)
  return { rows: lines.map((line) => rowOf(line, names)), counts: await countDocument(ctx.db, ref) }
}

/** What was done to a line, oldest first. @throws Missing */
export async function showLineHistory(ctx: Ctx, ref: Ref, lineId: string) {
  assertMay(ctx, 'policy.read', await getDocument(ctx.db, ref))
  const entries = await listLineHistory(ctx.db, ref.regionId, lineId)
  return entries.map(({ at, action, personName, body }) => ({
    at,
    personName,
    action: action.slice('policy.line.'.length),
    reason: typeof body.reason === 'string' ? body.reason : null,
  }))
}
