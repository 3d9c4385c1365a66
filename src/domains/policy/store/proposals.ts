import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing, Stale } from '#platform/errors'
import type { DecidedLine, Line } from '../lines/index.ts'
import { own, type ProposalTable, type Ref } from './tables.ts'

/** A line as it is stored, with whose it is. */
export type StoredLine = DecidedLine & Pick<ProposalTable, 'regionId' | 'documentId' | 'unitId' | 'unitNo'>

/** The document a line belongs to, as far as a new line needs it. */
export interface Owner extends Ref {
  unitId: number
  unitNo: number
}

const stored = (row: Selectable<ProposalTable>): StoredLine => {
  const { decidedBy: _decidedBy, confidence, ...line } = row
  return { ...line, confidence: Number(confidence) }
}

/** What is decided on a line. */
export type Decision = Partial<Pick<StoredLine, 'state' | 'reason' | 'became' | 'parent'>>

/** A statement takes at most 65,535 values. */
const most = 500

const rowOf = (owner: Owner, line: Line, no: number, decision: Decision) => ({
  ...line,
  regionId: owner.regionId,
  id: randomUUID(),
  documentId: owner.id,
  unitId: owner.unitId,
  unitNo: owner.unitNo,
  no,
  measures: JSON.stringify(line.measures),
  marks: JSON.stringify(line.marks),
  proposed: JSON.stringify(line.proposed),
  unmatched: JSON.stringify(line.unmatched),
  targets: JSON.stringify(line.targets),
  place: JSON.stringify(line.place),
  state: 'proposed' as const,
  reason: null,
  became: null,
  parent: null,
  decidedBy: null,
  decidedName: null,
  decidedAt: null,
  rev: 1,
  ...decision,
})

/** Adds lines to a document from number `first` on. Gives their ids. */
export async function insertLines(
  db: Db,
  owner: Owner,
  lines: readonly { line: Line; decision?: Decision }[],
  first = 1,
): Promise<string[]> {
  const rows = lines.map(({ line, decision }, i) => rowOf(owner, plain(line), first + i, decision ?? {}))
  for (let i = 0; i < rows.length; i += most)
    await own(db)
      .insertInto('policyProposal')
      .values(rows.slice(i, i + most))
      .execute()
  return rows.map((row) => row.id)
}

/** A line without what was decided on it in an earlier edition. */
function plain(line: Line): Line {
  const { key, number, path, heading, clauseStart, clauseEnd, words, measures, marks, dueText, every } = line
  const { confidence, advisesSplit, numberFault, proposed, place } = line
  const { title, area, leads, joints, unmatched, dueOn, targets } = line
  return {
    ...{ key, number, path, heading, clauseStart, clauseEnd, words, measures, marks, dueText, every },
    ...{ confidence, advisesSplit, numberFault, proposed, place },
    ...{ title, area, leads, joints, unmatched, dueOn, targets },
  }
}

/** The lines of a document in their order; `all` with those that were split or merged away. */
export async function listLines(db: Db, { regionId, id }: Ref): Promise<StoredLine[]> {
  const rows = await own(db)
    .selectFrom('policyProposal')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('documentId', '=', id)
    .orderBy('no')
    .orderBy('clauseStart')
    .execute()
  return rows.map(stored)
}

/** Lines held to the end of the transaction, as they were seen. @throws Missing; Stale when one was changed since. */
export async function lockLines(
  db: Db,
  { regionId, id }: Ref,
  seen: readonly { id: string; rev: number }[],
): Promise<StoredLine[]> {
  const wanted = new Map(seen.map((one) => [one.id, one.rev]))
  const rows = await own(db)
    .selectFrom('policyProposal')
    .selectAll()
    .where('regionId', '=', regionId)
    .where('documentId', '=', id)
    .where('id', '=', sql<string>`any(${[...wanted.keys()]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length < wanted.size) throw new Missing()
  if (rows.some((row) => wanted.get(row.id) !== row.rev)) throw new Stale()
  const byId = new Map(rows.map((row) => [row.id, stored(row)]))
  return [...wanted.keys()].flatMap((one) => byId.get(one) ?? [])
}

/** Who decided, and when. */
export interface Decider {
  personId: string | null
  name: string
  at: string
}

/** Writes what was decided on a line that is held. */
export async function updateLine(
  db: Db,
  line: Pick<StoredLine, 'regionId' | 'id' | 'rev'>,
  change: Partial<Omit<StoredLine, 'regionId' | 'id' | 'rev' | 'decidedName' | 'decidedAt'>>,
  by: Decider | null,
): Promise<void> {
  const { measures, marks, unmatched, targets, place, proposed, ...rest } = change
  await own(db)
    .updateTable('policyProposal')
    .set({
      ...rest,
      ...(measures && { measures: JSON.stringify(measures) }),
      ...(marks && { marks: JSON.stringify(marks) }),
      ...(unmatched && { unmatched: JSON.stringify(unmatched) }),
      ...(targets && { targets: JSON.stringify(targets) }),
      ...(place && { place: JSON.stringify(place) }),
      ...(proposed && { proposed: JSON.stringify(proposed) }),
      decidedBy: by?.personId ?? null,
      decidedName: by?.name ?? null,
      decidedAt: by?.at ?? null,
      rev: line.rev + 1,
    })
    .where('regionId', '=', line.regionId)
    .where('id', '=', line.id)
    .execute()
}

/** Makes room behind a line for the parts it is split into. */
export async function shiftLines(db: Db, { regionId, id }: Ref, after: number, by: number): Promise<void> {
  await own(db)
    .updateTable('policyProposal')
    .set((e) => ({ no: e('no', '+', by) }))
    .where('regionId', '=', regionId)
    .where('documentId', '=', id)
    .where('no', '>', after)
    .execute()
}

/** What was done to a line, oldest first, out of the journal. */
export const listLineHistory = (db: Db, regionId: number, lineId: string) =>
  own(db)
    .selectFrom('entry')
    .select(['at', 'action', 'personName', 'body'])
    .where('regionId', '=', regionId)
    .where('subjectKind', '=', 'policy-proposal')
    .where('subjectId', '=', lineId)
    .orderBy('at')
    .limit(200)
    .execute()
