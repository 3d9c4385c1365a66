import { type RawBuilder, sql } from 'kysely'
import type { Range, Scope } from '#kernel/access'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import type { EvidenceRow } from './contracts.ts'

/** A new row: the file is in the store already. */
export interface NewEvidence {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  indNo: number | null
  name: string
  digest: string
  size: number
  type: string
  origin: string
  effectiveOn: string | null
  expiresOn: string | null
  uploadedAt: string
  uploadedBy: string | null
  uploader: string
}

interface LinkTable {
  regionId: number
  evidenceId: string
  caseRegion: number
  caseId: string
  slot: string
  linkedAt: string
  linkedBy: string | null
}

const own = (db: Db) => db.withTables<{ evidence: NewEvidence; evidenceLink: LinkTable }>()

const rowsPerPage = 50
const countLimit = 10_000

/** A row as people see it; `serves` counts only cases that the reader may see. */
const columns = sql`
  e.region_id, e.id, e.unit_id, u.name as unit_name, e.name, e.digest, e.size, e.type, e.origin, e.effective_on, e.expires_on,
  e.uploaded_at, e.uploader as uploaded_by,
  (select count(distinct (l.case_region, l.case_id)) from evidence_link l
    where l.region_id = e.region_id and l.evidence_id = e.id) as serves`

const select = async (db: Db, where: RawBuilder<unknown>): Promise<EvidenceRow[]> => {
  const query = sql<EvidenceRow>`select ${columns} from evidence e join unit u on u.id = e.unit_id where ${where}`
  return (await query.execute(db)).rows
}

/** Writes a new row. */
export async function insertEvidence(db: Db, row: NewEvidence): Promise<void> {
  await own(db).insertInto('evidence').values(row).execute()
}

/** A visible file by its key. */
export async function findOne(db: Db, ref: { regionId: number; id: string }): Promise<EvidenceRow | undefined> {
  return (await select(db, sql`e.region_id = ${ref.regionId} and e.id = ${ref.id}`))[0]
}

/** Visible files by their ids, in the order they were asked for. */
export async function findEvidence(db: Db, ids: readonly string[]): Promise<EvidenceRow[]> {
  if (ids.length === 0) return []
  const rows = await select(db, sql`e.id = any(${[...ids]}::uuid[])`)
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Bytes that a unit's files take up; the same content sent twice counts once. */
export async function sumBytes(db: Db, unit: { regionId: number; unitId: number }): Promise<number> {
  const { rows } = await sql<{ bytes: string | number }>`
    select coalesce(sum(size), 0) as bytes from (
      select distinct digest, size from evidence where region_id = ${unit.regionId} and unit_id = ${unit.unitId}) kept`.execute(
    db,
  )
  return Number(rows[0]?.bytes ?? 0)
}

/** The row that the same unit made for the same bytes with the same dates, if it did. */
export async function findTwin(db: Db, row: NewEvidence): Promise<EvidenceRow | undefined> {
  const rows = await select(
    db,
    sql`e.region_id = ${row.regionId} and e.unit_id = ${row.unitId} and e.digest = ${row.digest}
      and e.effective_on is not distinct from ${row.effectiveOn}::date
      and e.expires_on is not distinct from ${row.expiresOn}::date and e.origin = ${row.origin} limit 1`,
  )
  return rows[0]
}

/**
 * Rows within a scope by plain ranges, so that an index serves the list: the row policies alone would also look at
 * every file for a visible case that it serves.
 */
function within({ territorial, industrial }: Scope): RawBuilder<unknown> {
  const ranges = (column: RawBuilder<unknown>) => (range: Range) =>
    sql`(${column} >= ${range.lo} and ${column} < ${range.hi})`
  const parts = [...territorial.map(ranges(sql`e.unit_no`)), ...industrial.map(ranges(sql`e.ind_no`))]
  return parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`false`
}

/** What a list of files is narrowed to. */
export interface EvidenceFilter {
  unit?: { no: number; upto: number }
  words?: string
  /** Only files that expire between two days, both included. */
  expires?: { from: string; until: string }
  page: number
  size?: number
}

/** A page of the files of units within a scope, newest first. */
export async function listWithin(db: Db, scope: Scope, filter: EvidenceFilter) {
  const { unit, words, expires, page, size = rowsPerPage } = filter
  const wanted = sql.join(
    [
      within(scope),
      ...(unit ? [sql`e.unit_no >= ${unit.no} and e.unit_no < ${unit.upto}`] : []),
      ...(expires ? [sql`e.expires_on >= ${expires.from}::date and e.expires_on <= ${expires.until}::date`] : []),
      ...(words ? [sql`(e.name ilike ${likeWords(words)} or e.origin ilike ${likeWords(words)})`] : []),
    ],
    sql` and `,
  )
  const rows = await select(
    db,
    sql`${wanted} order by e.uploaded_at desc, e.id limit ${size} offset ${(page - 1) * size}`,
  )
  const counted = await sql<{ n: number }>`
    select count(*) as n from (select from evidence e where ${wanted} limit ${countLimit + 1}) found`.execute(db)
  const total = counted.rows[0]?.n ?? 0
  return { rows, total: Math.min(total, countLimit), more: total > countLimit }
}

const likeWords = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`

/** Visible files that expire from one day to another, both included, soonest first. */
export const listExpiring = (db: Db, from: string, until: string): Promise<EvidenceRow[]> =>
  select(
    db,
    sql`e.expires_on >= ${from}::date and e.expires_on <= ${until}::date order by e.expires_on, e.id limit 1000`,
  )

/** Who put in these files, for telling them. */
export async function listUploaders(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db).selectFrom('evidence').select(['id', 'uploadedBy']).where('id', 'in', ids).execute()
  return new Map(rows.flatMap((row) => (row.uploadedBy ? [[row.id, row.uploadedBy] as const] : [])))
}

/** What a case rests on, by the question that each file answers. */
export async function listCaseEvidence(db: Db, ref: CaseRef): Promise<{ slot: string; file: EvidenceRow }[]> {
  const { rows } = await sql<EvidenceRow & { slot: string }>`
    select k.slot, ${columns} from evidence_link k
    join evidence e on e.region_id = k.region_id and e.id = k.evidence_id join unit u on u.id = e.unit_id
    where k.case_region = ${ref.regionId} and k.case_id = ${ref.id} order by k.slot, e.uploaded_at`.execute(db)
  return rows.map(({ slot, ...file }) => ({ slot, file }))
}

/** Writes links; those that are there already stay. */
export async function insertLinks(db: Db, links: readonly LinkTable[]): Promise<void> {
  if (links.length === 0) return
  await own(db)
    .insertInto('evidenceLink')
    .values([...links])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
