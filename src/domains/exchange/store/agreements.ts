import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { CatalogueRow, Direction, Ground, LiveState } from '../model/index.ts'

/** An agreement as calls are checked by it. */
export interface AgreementTable {
  id: string
  regionId: number
  unitId: number
  unitName: string
  partner: string
  direction: Direction
  purpose: string
  ground: Ground
  consent: string | null
  basis: string
  fields: string[]
  kinds: string[]
  dayQuota: number
  callQuota: number
  fromOn: string
  untilOn: string
  state: LiveState
  addresses: string[]
}

const own = (db: Db) => db.withTables<{ exchangeAgreement: AgreementTable }>()

/** Writes an agreement into the catalogue as its case has left it. */
export const putAgreement = (db: Db, row: AgreementTable) =>
  own(db)
    .insertInto('exchangeAgreement')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()

export const setAgreementState = (db: Db, id: string, state: LiveState) =>
  own(db).updateTable('exchangeAgreement').set({ state }).where('id', '=', id).execute()

export const findAgreement = (db: Db, id: string): Promise<AgreementTable | undefined> =>
  own(db).selectFrom('exchangeAgreement').selectAll().where('id', '=', id).executeTakeFirst()

interface Wanted {
  words?: string | undefined
  direction?: Direction | undefined
  ground?: Ground | undefined
  page: number
  size: number
}

/** The catalogue: what is in force first, then by partner. It says nothing of addresses and clients. */
export async function listCatalogue(db: Db, { words, direction, ground, page, size }: Wanted, today: string) {
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null
  const where = sql`
    (${direction ?? null}::text is null or direction = ${direction ?? null})
    and (${ground ?? null}::text is null or ground = ${ground ?? null})
    and (${like}::text is null or partner ilike ${like} or purpose ilike ${like} or unit_name ilike ${like})`
  const { rows } = await sql<CatalogueRow & { total: number }>`
    select id, unit_name, partner, direction, purpose, ground, consent, basis, fields, kinds, from_on, until_on,
           case when state = 'live' and until_on < ${today}::date then 'ended' else state end as state,
           (select coalesce(sum(people), 0)::int from exchange_usage u
             where u.agreement_id = a.id and u.day > ${today}::date - 30) as lately,
           (select coalesce(sum(people), 0)::int from exchange_usage u where u.agreement_id = a.id) as in_all,
           (select max(day) from exchange_usage u where u.agreement_id = a.id and u.people > 0) as last_on,
           count(*) over ()::int as total
      from exchange_agreement a where ${where}
     order by state <> 'live', partner, id limit ${size} offset ${(page - 1) * size}`.execute(db)
  const total = rows[0]?.total ?? 0
  return { rows, total, more: false }
}
