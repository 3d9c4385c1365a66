import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { own, type SheetTable, type StoredLine } from './tables.ts'

type Ref = { regionId: number; id: string }

const read = (row: SheetTable): StoredLine => row as unknown as StoredLine

/** The line that counts of every item of a case; with `upto`, the one that counted at that revision. */
export async function currentLines(db: Db, ref: Ref, upto?: number): Promise<StoredLine[]> {
  let query = own(db)
    .selectFrom('scoreSheet')
    .selectAll()
    .distinctOn('item')
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
  if (upto !== undefined) query = query.where('rev', '<=', upto)
  return (await query.orderBy('item').orderBy('rev', 'desc').execute()).map(read)
}

/** The lines that count of all visible evaluations of a round. */
export async function roundLines(db: Db, roundId: string): Promise<StoredLine[]> {
  const rows = await own(db)
    .selectFrom('scoreSheet')
    .innerJoin('scoreEvaluation', (on) =>
      on
        .onRef('scoreEvaluation.regionId', '=', 'scoreSheet.regionId')
        .onRef('scoreEvaluation.caseId', '=', 'scoreSheet.caseId'),
    )
    .selectAll('scoreSheet')
    .distinctOn(['scoreSheet.caseId', 'scoreSheet.item'])
    .where('scoreEvaluation.roundId', '=', roundId)
    .orderBy('scoreSheet.caseId')
    .orderBy('scoreSheet.item')
    .orderBy('scoreSheet.rev', 'desc')
    .execute()
  return rows.map(read)
}

/** All that was said about one item, oldest first. */
export async function listSaid(db: Db, ref: Ref): Promise<StoredLine[]> {
  const rows = await own(db)
    .selectFrom('scoreSheet')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('said', '=', true)
    .orderBy('rev')
    .execute()
  return rows.map(read)
}

/** Who filled in and who reviewed lines of a case. */
export async function listHands(db: Db, ref: Ref): Promise<{ step: string; personId: string }[]> {
  const rows = await own(db)
    .selectFrom('scoreSheet')
    .select(['step', 'personId'])
    .distinct()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('said', '=', true)
    .where('personId', 'is not', null)
    .execute()
  return rows.flatMap(({ step, personId }) => (personId ? [{ step, personId }] : []))
}

/** Appends lines. */
export async function insertLines(db: Db, lines: readonly StoredLine[]): Promise<void> {
  if (lines.length === 0) return
  await own(db)
    .insertInto('scoreSheet')
    .values(
      lines.map((line) => ({
        ...line,
        evidence: sql<string[]>`${line.evidence}::uuid[]`,
        input: JSON.stringify(line.input),
        why: JSON.stringify(line.why),
        missing: line.missing === null ? null : JSON.stringify(line.missing),
      })),
    )
    .execute()
}
