import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { DocumentFilter } from '../contracts/documents.ts'
import type { Edition } from '../contracts/files.ts'
import type { Counts } from '../contracts/rows.ts'
import { type DocumentTable, own, type Ref } from './tables.ts'

/** A document without its text. */
export type StoredDocument = Omit<Selectable<DocumentTable>, 'text'>

const columns = [
  'regionId',
  'id',
  'unitId',
  'unitNo',
  'fileId',
  'fileStart',
  'evidenceRegion',
  'evidenceId',
  'origin',
  'title',
  'issuer',
  'number',
  'issuedOn',
  'nature',
  'outline',
  'digest',
  'revises',
  'takenOn',
  'adoptedOn',
] as const

/** Keeps a document that was taken. */
export async function insertDocument(db: Db, row: Selectable<DocumentTable>): Promise<void> {
  await own(db)
    .insertInto('policyDocument')
    .values({ ...row, outline: JSON.stringify(row.outline) })
    .execute()
}

/** A document by its key, or nothing. */
export const findDocument = (db: Db, { regionId, id }: Ref): Promise<StoredDocument | undefined> =>
  own(db)
    .selectFrom('policyDocument')
    .select(columns)
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()

/** A document by its key. @throws Missing when it is not there or not for this person. */
export async function getDocument(db: Db, ref: Ref): Promise<StoredDocument> {
  const row = await findDocument(db, ref)
  if (!row) throw new Missing()
  return row
}

/** A document by its id alone, which tasks keep. @throws Missing */
export async function getDocumentById(db: Db, id: string): Promise<StoredDocument> {
  const row = await own(db).selectFrom('policyDocument').select(columns).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** The whole text of a document. @throws Missing */
export async function getText(db: Db, { regionId, id }: Ref): Promise<string> {
  const row = await own(db)
    .selectFrom('policyDocument')
    .select('text')
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Missing()
  return row.text
}

/** Marks a document as adopted: from now on all below its unit may read it. */
export async function markAdopted(db: Db, { regionId, id }: Ref, on: string): Promise<void> {
  await own(db)
    .updateTable('policyDocument')
    .set({ adoptedOn: on })
    .where('regionId', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Whether a unit has taken this very text already and not withdrawn it. */
export async function findTaken(db: Db, unitId: number, digest: string) {
  return own(db)
    .selectFrom('policyDocument')
    .innerJoin('cases', (on) =>
      on.onRef('cases.regionId', '=', 'policyDocument.regionId').onRef('cases.id', '=', 'policyDocument.id'),
    )
    .select(['policyDocument.regionId', 'policyDocument.id', 'policyDocument.title'])
    .where('policyDocument.unitId', '=', unitId)
    .where('digest', '=', digest)
    .where('cases.state', '<>', 'withdrawn')
    .executeTakeFirst()
}

/** Adopted documents of a unit that no later edition has replaced yet, the newest first. */
export async function listEditions(db: Db, unitId: number): Promise<Edition[]> {
  return own(db)
    .selectFrom('policyDocument as d')
    .select(['d.regionId', 'd.id', 'd.title', 'd.issuedOn', 'd.takenOn'])
    .where('d.unitId', '=', unitId)
    .where('d.adoptedOn', 'is not', null)
    .where(sql<boolean>`not exists (select from policy_document n where n.revises = d.id and n.adopted_on is not null)`)
    .orderBy('d.takenOn', 'desc')
    .limit(200)
    .execute()
}

/** Documents that took this one as their earlier edition. */
export const listLater = (db: Db, id: string) =>
  own(db)
    .selectFrom('policyDocument')
    .select(['regionId', 'id', 'title'])
    .where('revises', '=', id)
    .orderBy('takenOn')
    .limit(20)
    .execute()

/** The ids of all earlier editions of a document, the nearest first. */
export async function listEarlier(db: Db, { regionId, id }: Ref): Promise<string[]> {
  const { rows } = await sql<{ id: string; depth: number }>`
    with recursive earlier as (
      select revises as id, 1 as depth from policy_document where region_id = ${regionId} and id = ${id}
      union all
      select d.revises, e.depth + 1 from earlier e join policy_document d on d.id = e.id where e.depth < 50)
    select id, depth from earlier where id is not null order by depth`.execute(db)
  return rows.map((row) => row.id)
}

/** How lines and differences stand, as columns of a query on `policy_document d`. */
const counted = (document: RawBuilder<unknown>) => sql`
  (select count(*)::int from policy_proposal p where ${document} and p.state not in ('split', 'merged')) as lines,
  (select count(*)::int from policy_proposal p where ${document} and p.state = 'proposed') as open,
  (select count(*)::int from policy_proposal p where ${document} and p.state in ('confirmed', 'edited')) as confirmed,
  (select count(*)::int from policy_proposal p where ${document} and p.state = 'dropped') as dropped`

const ofDocument = sql`p.region_id = d.region_id and p.document_id = d.id`
const changesOf = sql`
  (select count(*)::int from policy_change p where ${ofDocument} and p.state <> 'noted') as changes,
  (select count(*)::int from policy_change p where ${ofDocument} and p.state = 'pending') as pending`

/** How lines and differences of a document stand. */
export async function countDocument(db: Db, { regionId, id }: Ref): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select ${counted(ofDocument)}, ${changesOf} from policy_document d
     where d.region_id = ${regionId} and d.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw new Missing()
  return row
}

/** A document of the list. */
export type ListedDocument = Counts & {
  regionId: number
  id: string
  title: string
  unitName: string
  origin: DocumentTable['origin']
  number: string | null
  issuer: string | null
  issuedOn: string | null
  takenOn: string
  adoptedOn: string | null
  revises: string | null
  state: string | null
}

/** Documents, those at work first, then the newest. Those of units above are shown once adopted. */
export async function listDocuments(db: Db, filter: DocumentFilter, ref?: Ref) {
  const wanted = [
    ref ? sql`d.region_id = ${ref.regionId} and d.id = ${ref.id}` : null,
    filter.origin ? sql`d.origin = ${filter.origin}` : null,
    filter.state ? sql`coalesce(c.state, 'adopted') = ${filter.state}` : null,
    filter.words ? sql`d.title ilike ${`%${filter.words.replace(/[\\%_]/g, '\\$&')}%`}` : null,
  ].filter((part) => part !== null)
  const from = sql`policy_document d join unit u on u.id = d.unit_id
    left join cases c on c.region_id = d.region_id and c.id = d.id
    where ${sql.join([sql`true`, ...wanted], sql` and `)}`
  const { rows } = await sql<ListedDocument>`
    select d.region_id, d.id, d.title, u.name as unit_name, d.origin, d.number, d.issuer, d.issued_on, d.taken_on,
           d.adopted_on, d.revises, c.state, ${counted(ofDocument)}, ${changesOf}
      from ${from}
     order by (c.closed_at is null and c.id is not null) desc, d.taken_on desc, d.title
     limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(db)
  const total = await sql<{ n: number }>`select count(*)::int as n from (select 1 from ${from} limit 1001) few`.execute(
    db,
  )
  const n = total.rows[0]?.n ?? 0
  return { rows, total: Math.min(n, 1000), more: n > 1000 }
}
