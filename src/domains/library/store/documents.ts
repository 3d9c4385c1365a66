import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { LibraryFilter, LibraryRow } from '../model/index.ts'
import type { Named } from '../rules.ts'
import { type DocumentTable, own, type Ref } from './tables.ts'

/** A document with everything but its text. */
export type StoredDocument = Omit<Selectable<DocumentTable>, 'text'> & { hasText: boolean }

/** A document as it is written. */
export type NewDocument = Selectable<DocumentTable>

const most = 1000

const jsonOf = (row: Partial<NewDocument>) => ({
  ...(row.relations ? { relations: JSON.stringify(row.relations) } : {}),
  ...(row.textFault !== undefined ? { textFault: row.textFault ? JSON.stringify(row.textFault) : null } : {}),
})

/** Adds a document to a register. */
export async function insertDocument(db: Db, row: NewDocument): Promise<void> {
  await own(db)
    .insertInto('libraryDocument')
    .values({ ...row, ...(jsonOf(row) as { relations: string; textFault: string | null }) })
    .execute()
}

/** Changes a document that still has the revision before. Returns false when somebody changed it meanwhile. */
export async function updateDocument(db: Db, ref: Ref, rev: number, row: Partial<NewDocument>): Promise<boolean> {
  const { regionId: _region, id: _id, ...columns } = row
  const done = await own(db)
    .updateTable('libraryDocument')
    .set({ ...columns, ...jsonOf(row), rev: rev + 1 } as never)
    .where('regionId', '=', ref.regionId)
    .where('id', '=', ref.id)
    .where('rev', '=', rev)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

const all = (db: Db) =>
  own(db)
    .selectFrom('libraryDocument')
    .select([
      'regionId',
      'id',
      'unitId',
      'unitNo',
      'title',
      'number',
      'issuer',
      'kind',
      'level',
      'scope',
      'area',
      'validity',
      'issuedOn',
      'validFrom',
      'validUntil',
      'measures',
      'relations',
      'origin',
      'note',
      'evidenceRegion',
      'evidenceId',
      'textFault',
      'policyId',
      'address',
      'rev',
      'addedOn',
      'addedBy',
      'addedName',
      sql<boolean>`text is not null`.as('hasText'),
    ])

/** A document by its key. `lock` holds it to the end of the transaction. @throws Missing */
export async function getDocument(db: Db, ref: Ref, lock = false): Promise<StoredDocument> {
  const query = all(db).where('regionId', '=', ref.regionId).where('id', '=', ref.id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** The text of a document, or null where there is none. @throws Missing */
export async function getText(db: Db, { regionId, id }: Ref): Promise<{ title: string; text: string | null }> {
  const row = await own(db)
    .selectFrom('libraryDocument')
    .select(['title', 'text'])
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** The document of a unit's register that is this one already: by the policy document it came from, or by its number. */
export const findSame = (db: Db, unitId: number, same: { policyId?: string; number?: string | null }) =>
  all(db)
    .where('unitId', '=', unitId)
    .where((e) =>
      e.or([
        ...(same.policyId ? [e('policyId', '=', same.policyId)] : []),
        ...(same.number ? [e('number', '=', same.number)] : []),
        e.lit(false),
      ]),
    )
    .executeTakeFirst()

/** Numbers that a unit's register has already. */
export async function listNumbers(db: Db, unitIds: readonly number[]): Promise<Set<string>> {
  if (unitIds.length === 0) return new Set()
  const rows = await own(db)
    .selectFrom('libraryDocument')
    .select(['unitId', 'number'])
    .where('unitId', 'in', [...unitIds])
    .where('number', 'is not', null)
    .execute()
  return new Set(rows.map(({ unitId, number }) => `${unitId}:${number}`))
}

/** Every document in reach as far as relations and measures go, the newest first, up to 5,000. */
export const listNamed = (
  db: Db,
): Promise<
  (Named & {
    measures: number[]
    issuedOn: string | null
    policyId: string | null
    hasText: boolean
    hasFile: boolean
  })[]
> =>
  own(db)
    .selectFrom('libraryDocument')
    .select(['regionId', 'id', 'title', 'number', 'validity', 'relations', 'measures', 'issuedOn', 'policyId'])
    .select([sql<boolean>`text is not null`.as('hasText'), sql<boolean>`evidence_id is not null`.as('hasFile')])
    .orderBy(sql`issued_on desc nulls last`)
    .limit(5000)
    .execute()

/** Documents of the registers in reach and of those above, the newest first. */
export async function listDocuments(db: Db, filter: LibraryFilter, unit?: { no: number; upto: number }) {
  const words = filter.words ? `%${filter.words.replace(/[\\%_]/g, '\\$&')}%` : null
  const wanted = sql.join(
    [
      sql`true`,
      ...(words ? [sql`(d.title ilike ${words} or d.number ilike ${words} or d.issuer ilike ${words})`] : []),
      ...(filter.kind ? [sql`d.kind = ${filter.kind}`] : []),
      ...(filter.level ? [sql`d.level = ${filter.level}`] : []),
      ...(filter.validity ? [sql`d.validity = ${filter.validity}`] : []),
      ...(filter.area ? [sql`d.area = ${filter.area}`] : []),
      ...(filter.measure ? [sql`d.measures @> ${[filter.measure]}::int[]`] : []),
      ...(unit ? [sql`d.unit_no >= ${unit.no} and d.unit_no < ${unit.upto}`] : []),
    ],
    sql` and `,
  )
  const { rows } = await sql<LibraryRow>`
    select d.region_id, d.id, d.unit_id, u.name as unit_name, d.title, d.number, d.issuer, d.kind, d.level, d.scope, d.area, d.validity,
           d.issued_on, d.valid_from, d.valid_until, d.measures, d.origin, d.note, d.evidence_id is not null as has_file,
           d.text is not null as has_text
      from library_document d join unit u on u.id = d.unit_id where ${wanted}
     order by d.issued_on desc nulls last, d.title limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(
    db,
  )
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select from library_document d where ${wanted} limit ${most + 1}) few`.execute(db)
  const n = counted.rows[0]?.n ?? 0
  return { rows, total: Math.min(n, most), more: n > most }
}
