import { sql } from 'kysely'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import type { Addition, Decision, Gone } from '../model/index.ts'
import { type LineTable, own } from './tables.ts'

export type StoredLine = Omit<LineTable, 'says'>

/** All lines of an adoption about one edition, with who decided them. */
export interface Lines {
  decisions: (Decision & { line: StoredLine })[]
  additions: (Addition & { line: StoredLine })[]
  gone: (Gone & { line: StoredLine })[]
}

/** What was decided about an edition, in the order of the keys. */
export async function listLines(db: Db, ref: CaseRef, editionId: string): Promise<Lines> {
  const rows = await own(db)
    .selectFrom('tailoringLine')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('editionId', '=', editionId)
    .orderBy('key')
    .execute()
  const of = <Said>(kind: LineTable['kind']) =>
    rows.filter((row) => row.kind === kind).map(({ says, ...line }) => ({ ...(says as Said), line }))
  return { decisions: of<Decision>('decision'), additions: of<Addition>('addition'), gone: of<Gone>('gone') }
}

/** Writes lines, each over what stood there. */
export async function writeLines(db: Db, lines: readonly LineTable[]): Promise<void> {
  if (lines.length === 0) return
  await own(db)
    .insertInto('tailoringLine')
    .values(lines.map((line) => ({ ...line, says: JSON.stringify(line.says) })))
    .onConflict((conflict) =>
      conflict.columns(['regionId', 'caseId', 'editionId', 'kind', 'key']).doUpdateSet((e) => ({
        says: e.ref('excluded.says'),
        carried: e.ref('excluded.carried'),
        decidedBy: e.ref('excluded.decidedBy'),
        decidedName: e.ref('excluded.decidedName'),
        decidedAt: e.ref('excluded.decidedAt'),
      })),
    )
    .execute()
}

/** Takes lines of one kind away again. Returns how many there were. */
export async function dropLines(
  db: Db,
  ref: CaseRef,
  editionId: string,
  kind: LineTable['kind'],
  keys: readonly string[],
): Promise<number> {
  const done = await own(db)
    .deleteFrom('tailoringLine')
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('editionId', '=', editionId)
    .where('kind', '=', kind)
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}
