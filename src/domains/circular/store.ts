import { sql } from 'kysely'
import type { FrozenPaper } from '#kernel/paper'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { Content } from './model/content.ts'

interface CircularTable {
  regionId: number
  caseId: string
  unitId: number
  unitNo: number
  year: number
  content: unknown
  digest: string
  approved: string | null
  number: string | null
  signedOn: string | null
  frozen: unknown
}

/** A circular with what it says. */
export type StoredCircular = Omit<CircularTable, 'content' | 'frozen'> & {
  content: Content
  frozen: FrozenPaper | null
}

const own = (db: Db) => db.withTables<{ circular: CircularTable }>()

/** The circular behind a case. @throws Missing. */
export async function getCircular(db: Db, ref: CaseRef, lock = false): Promise<StoredCircular> {
  const query = own(db)
    .selectFrom('circular')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return row as StoredCircular
}

/**
 * Whether a unit has a circular of a year that was not withdrawn. Whoever asks holds the year to the end of the transaction, so
 * that two who begin one at the same moment do not both hear no.
 */
export async function hasCircular(db: Db, unitId: number, year: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`circular ${unitId} ${year}`}, 0))`.execute(db)
  const { rows } = await sql`
    select 1 from circular r join cases c on c.region_id = r.region_id and c.id = r.case_id
     where r.unit_id = ${unitId} and r.year = ${year} and c.state <> 'withdrawn' limit 1`.execute(db)
  return rows.length > 0
}

export interface ListedCircular {
  regionId: number
  id: string
  title: string
  unitName: string
  year: number
  state: string
  number: string | null
  signedOn: string | null
}

/** Visible circulars, the latest year first; one more than a page, where there are more. */
export async function listCirculars(db: Db, page: number, size: number): Promise<ListedCircular[]> {
  const { rows } = await sql<ListedCircular>`
    select r.region_id, r.case_id as id, c.title, u.name as unit_name, r.year, c.state, r.number, r.signed_on
      from circular r join cases c on c.region_id = r.region_id and c.id = r.case_id join unit u on u.id = r.unit_id
     order by r.year desc, c.opened_at desc, r.case_id limit ${size + 1} offset ${(page - 1) * size}`.execute(db)
  return rows
}

/** Visible circulars that were not withdrawn and have some of these claims among their figures, the latest year first. */
export async function findPrinting(db: Db, claims: readonly string[]) {
  const { rows } = await sql<{ regionId: number; id: string; state: string; number: string | null; content: Content }>`
    select r.region_id, r.case_id as id, c.state, r.number, r.content
      from circular r join cases c on c.region_id = r.region_id and c.id = r.case_id
     where c.state <> 'withdrawn'
       and exists (select from jsonb_array_elements(r.content->'figures') f where f->>'id' = any(${[...claims]}::text[]))
     order by r.year desc, r.case_id limit 50`.execute(db)
  return rows
}

/** Writes a new draft. */
export async function insertCircular(
  db: Db,
  row: Pick<StoredCircular, 'regionId' | 'caseId' | 'unitId' | 'unitNo' | 'year' | 'content' | 'digest'>,
): Promise<void> {
  const none = { approved: null, number: null, signedOn: null, frozen: null }
  await own(db)
    .insertInto('circular')
    .values({ ...row, ...none, content: JSON.stringify(row.content) })
    .execute()
}

const unsigned = (db: Db, ref: CaseRef) =>
  own(db)
    .updateTable('circular')
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('number', 'is', null)

/** Writes what a draft says now. False when it was signed meanwhile: what is signed does not change. */
export async function writeContent(db: Db, ref: CaseRef, content: Content, digest: string): Promise<boolean> {
  const done = await unsigned(db, ref)
    .set({ content: JSON.stringify(content), digest })
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Notes which text was approved; null takes the approval back. */
export async function setApproved(db: Db, ref: CaseRef, digest: string | null): Promise<void> {
  await unsigned(db, ref).set({ approved: digest }).execute()
}

/** Freezes a circular under its number, with the files it was printed to. */
export async function freeze(
  db: Db,
  ref: CaseRef,
  signature: { number: string; signedOn: string; frozen: FrozenPaper },
): Promise<void> {
  await unsigned(db, ref)
    .set({ ...signature, frozen: JSON.stringify(signature.frozen) })
    .execute()
}
