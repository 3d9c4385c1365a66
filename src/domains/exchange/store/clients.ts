import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { ClientRow } from '../model/index.ts'
import type { AgreementTable } from './agreements.ts'

interface ClientTable {
  id: string
  agreementId: string
  label: string
  madeOn: string
  madeName: string
  revokedOn: string | null
  revokedWhy: string | null
  usedOn: string | null
}
interface SecretTable {
  id: string
  clientId: string
  digest: string
  madeAt: string
  endsAt: string | null
}

const own = (db: Db) => db.withTables<{ exchangeClient: ClientTable; exchangeSecret: SecretTable }>()

export const insertClient = (db: Db, row: ClientTable) => own(db).insertInto('exchangeClient').values(row).execute()
/** Needs the setting `app.auth`, as all that touches secrets does. */
export const insertSecret = (db: Db, row: SecretTable) => own(db).insertInto('exchangeSecret').values(row).execute()

/** Lets the secrets of a client that hold without an end go on until then only. */
export const endSecrets = (db: Db, clientId: string, until: string) =>
  own(db)
    .updateTable('exchangeSecret')
    .set({ endsAt: until })
    .where('clientId', '=', clientId)
    .where('endsAt', 'is', null)
    .execute()

export const findClient = (db: Db, agreementId: string, id: string): Promise<ClientTable | undefined> =>
  own(db)
    .selectFrom('exchangeClient')
    .selectAll()
    .where('id', '=', id)
    .where('agreementId', '=', agreementId)
    .forUpdate()
    .executeTakeFirst()

/** Stops a client at once: no secret and no token of it opens anything from now on. */
export async function revokeClient(db: Db, id: string, on: string, why: string): Promise<void> {
  await own(db).updateTable('exchangeClient').set({ revokedOn: on, revokedWhy: why }).where('id', '=', id).execute()
  await sql`delete from exchange_secret where client_id = ${id}`.execute(db)
  await sql`delete from exchange_token where client_id = ${id}`.execute(db)
}

export async function listClients(db: Db, agreementId: string): Promise<Omit<ClientRow, 'secrets'>[]> {
  const { rows } = await sql<Omit<ClientRow, 'secrets'>>`
    select id, label, made_on, made_name, used_on, revoked_on from exchange_client
     where agreement_id = ${agreementId} order by made_on, id`.execute(db)
  return rows
}

/** The secrets of some clients that open now, without their digests. Needs the setting `app.auth`. */
export async function listSecrets(db: Db, agreementId: string, now: Date) {
  const { rows } = await sql<{ clientId: string; madeAt: string | Date; endsAt: string | Date | null }>`
    select s.client_id, s.made_at, s.ends_at from exchange_secret s join exchange_client c on c.id = s.client_id
     where c.agreement_id = ${agreementId} and (s.ends_at is null or s.ends_at > ${now.toISOString()}::timestamptz)
     order by s.made_at`.execute(db)
  return rows
}

/** Digests of the secrets that open for a client now, with how its tries from an address stand; locked until the transaction ends. */
export async function findSecrets(db: Db, clientId: string, address: string, now: Date) {
  const at = now.toISOString()
  const { rows: clients } = await sql<{ agreementId: string; label: string }>`
    select agreement_id, label from exchange_client where id = ${clientId} and revoked_on is null for update`.execute(
    db,
  )
  const [client] = clients
  if (!client) return null
  const { rows } = await sql<{ digest: string }>`
    select digest from exchange_secret
     where client_id = ${clientId} and (ends_at is null or ends_at > ${at}::timestamptz)`.execute(db)
  const failures = await sql<{ failed: number; locked: boolean }>`
    select failed, coalesce(locked_until > ${at}::timestamptz, false) as locked from exchange_failure
     where client_id = ${clientId} and address = ${address}`.execute(db)
  const [failure] = failures.rows
  return {
    ...client,
    digests: rows.map(({ digest }) => digest),
    failed: failure?.failed ?? 0,
    locked: failure?.locked ?? false,
  }
}

/** Notes how often in a row a client was tried wrongly from an address, and until when that address waits. */
export const putFailure = (db: Db, clientId: string, address: string, failed: number, lockedUntil: string | null) =>
  sql`
    insert into exchange_failure (client_id, address, failed, locked_until)
    values (${clientId}, ${address}, ${failed}, ${lockedUntil}::timestamptz)
    on conflict (client_id, address) do update set failed = excluded.failed, locked_until = excluded.locked_until`.execute(
    db,
  )

export async function insertToken(
  db: Db,
  row: { digest: string; clientId: string; expiresAt: string },
  today: string,
): Promise<void> {
  await sql`
    insert into exchange_token (digest, client_id, expires_at)
    values (${row.digest}, ${row.clientId}, ${row.expiresAt}::timestamptz)`.execute(db)
  await sql`update exchange_client set used_on = ${today}::date where id = ${row.clientId}`.execute(db)
}

/** Tokens that are over. */
export const dropTokens = (db: Db, before: string) =>
  sql`delete from exchange_token where expires_at < ${before}::timestamptz`.execute(db)

export type Admitted = AgreementTable & { clientId: string; lo: number; hi: number }

/** Whose a token is, with its agreement and the numbers of its unit as they are today; none when client or token is over. */
export async function findToken(db: Db, digest: string, now: Date): Promise<Admitted | undefined> {
  const { rows } = await sql<Admitted>`
    select a.*, c.id as client_id, u.no as lo, u.upto as hi
      from exchange_token t join exchange_client c on c.id = t.client_id
      join exchange_agreement a on a.id = c.agreement_id join unit u on u.id = a.unit_id
     where t.digest = ${digest} and t.expires_at > ${now.toISOString()}::timestamptz and c.revoked_on is null`.execute(
    db,
  )
  const [row] = rows
  return row && { ...row, lo: Number(row.lo), hi: Number(row.hi) }
}
