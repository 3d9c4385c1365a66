import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Held } from './actor.ts'
import type { PostKey } from './posts.ts'

interface PersonTable {
  id: string
  login: string
  name: string
  pinyin: string
  lang: 'zh' | 'en'
  createdAt: string | Date
  endedAt: string | Date | null
}

interface CredentialTable {
  personId: string
  passwordHash: string
  mustChange: boolean
  totpSecret: string | null
  totpOn: boolean
  totpUsed: number
  failed: number
  lockedUntil: string | Date | null
  /** Who reset it, while a second person has yet to confirm. */
  resetBy: string | null
  /** When somebody else gave the password; null once its owner has chosen one. */
  firstAt: string | Date | null
  firstUsedAt: string | Date | null
}

/** Wrong tries of an account from one address. */
interface FailureTable {
  personId: string
  address: string
  failed: number
  at: string | Date
  lockedUntil: string | Date | null
}

interface SessionTable {
  digest: string
  key: string
  personId: string
  createdAt: string | Date
  seenAt: string | Date
  expiresAt: string | Date
  address: string
  agent: string
  confirmedUntil: string | Date | null
}

interface AppointmentTable {
  id: string
  personId: string
  post: string
  unitId: number
  tree: 'territorial' | 'industrial'
  validFrom: string
  validTo: string | null
  appointedBy: string | null
  reason: string
}

type AccessTables = {
  person: PersonTable
  credential: CredentialTable
  session: SessionTable
  signInFailure: FailureTable
  appointment: AppointmentTable
  postPermission: { post: string; permission: string; allowed: boolean }
}

/** The tables of access, for this room's files. */
export const own = (db: Db) => db.withTables<AccessTables>()

/** A person with what signing in needs, locked so that tries at the same time are all counted. Needs the setting `app.auth`. */
export const findAccount = (db: Db, login: string) =>
  own(db)
    .selectFrom('person')
    .innerJoin('credential', 'credential.personId', 'person.id')
    .selectAll()
    .where('login', '=', login)
    .where('endedAt', 'is', null)
    .forUpdate('credential')
    .executeTakeFirst()

/** Appointments of a person that hold on a day. */
export async function listHeld(db: Db, personId: string, on: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select a.post, a.unit_id, u.name as unit_name, u.kind as unit_kind, u.region_id, a.tree,
           case a.tree when 'territorial' then u.no else u.ind_no end as lo,
           case a.tree when 'territorial' then u.upto else u.ind_upto end as hi
      from appointment a join unit u on u.id = a.unit_id
     where a.person_id = ${personId} and a.valid_from <= ${on} and (a.valid_to is null or a.valid_to > ${on})
     order by u.no, a.post`.execute(db)
  return rows.filter((row) => row.lo !== null)
}

/** Permissions of every post, as the table has them now. */
export async function listPostPermissions(db: Db): Promise<Map<string, string[]>> {
  const rows = await own(db).selectFrom('postPermission').selectAll().where('allowed', '=', true).execute()
  const held = new Map<string, string[]>()
  for (const row of rows) held.set(row.post, [...(held.get(row.post) ?? []), row.permission])
  return held
}

/** People who hold a permission over a unit, by its numbers, on a day: whom to tell. */
export async function listHolders(
  db: Db,
  permission: string,
  unit: { no: number; indNo: number | null },
  on: string,
  /** Only those who hold it strictly above the unit, or at the unit itself. */
  where: 'anywhere' | 'above' | 'at' = 'anywhere',
): Promise<string[]> {
  const reaches = { anywhere: sql`>=`, above: sql`>`, at: sql`=` }[where]
  const { rows } = await sql<{ personId: string }>`
    select distinct a.person_id
      from appointment a join unit u on u.id = a.unit_id
      join post_permission p on p.post = a.post and p.permission = ${permission} and p.allowed
     where a.valid_from <= ${on} and (a.valid_to is null or a.valid_to > ${on})
       and case a.tree when 'territorial' then ${unit.no}::bigint ${reaches} u.no and ${unit.no}::bigint < u.upto
                       else ${unit.indNo}::bigint ${reaches} u.ind_no and ${unit.indNo}::bigint < u.ind_upto end`.execute(
    db,
  )
  return rows.map((row) => row.personId)
}

/** Names of people, by id. */
export async function namePersons(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await own(db)
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Who holds a post at some units on a day, with names: a unit's liaison officer, for example. */
export async function listAppointments(db: Db, unitIds: readonly number[], post: PostKey | null, on: string) {
  if (unitIds.length === 0) return []
  let query = own(db)
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.personId')
    .select(['appointment.id', 'unitId', 'post', 'personId', 'person.name', 'validFrom', 'validTo', 'tree'])
    .where('unitId', 'in', [...unitIds])
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', on)]))
  if (post) query = query.where('post', '=', post)
  return query.orderBy('unitId').orderBy('person.pinyin').execute()
}
