import { sql } from 'kysely'
import type { Db } from '#platform/db'

export interface IssuerKey {
  id: string
  publicKey: Record<string, unknown>
  privateSealed: string
}

/** The issuer's keys, the newest first. */
export async function listIssuers(db: Db): Promise<IssuerKey[]> {
  const { rows } =
    await sql<IssuerKey>`select id, public_key, private_sealed from worker_issuer order by made_at desc, id`.execute(db)
  return rows
}

export const insertIssuer = (db: Db, key: IssuerKey, now: Date) =>
  sql`insert into worker_issuer (id, public_key, private_sealed, made_at)
      values (${key.id}, ${JSON.stringify(key.publicKey)}::jsonb, ${key.privateSealed}, ${now.toISOString()})`.execute(
    db,
  )

export const updateIssuer = (db: Db, id: string, privateSealed: string) =>
  sql`update worker_issuer set private_sealed = ${privateSealed} where id = ${id}`.execute(db)

interface Issued {
  id: string
  regionId: number
  workerId: string
  entryId: string
  unitId: number
  unitNo: number
  kind: string
  holder: string
}

/** A new certificate with its place in the list of revoked ones. */
export async function insertCredential(db: Db, one: Issued, now: Date): Promise<number> {
  const { rows } = await sql<{ place: number }>`select nextval('worker_credential_place')::int as place`.execute(db)
  const place = rows[0]?.place ?? 0
  const at = now.toISOString()
  await sql`
    insert into worker_credential (region_id, id, worker_id, entry_id, unit_id, unit_no, kind, place, issued_at)
    values (${one.regionId}, ${one.id}, ${one.workerId}, ${one.entryId}, ${one.unitId}, ${one.unitNo}, ${one.kind}, ${place}, ${at})`.execute(
    db,
  )
  await sql`
    insert into worker_credential_state (id, place, kind, holder, issued_at)
    values (${one.id}, ${place}, ${one.kind}, ${one.holder}, ${at})`.execute(db)
  return place
}

/** Revokes what was issued for a line that no longer stands, or (without a line) for a whole file. */
export async function revokeFor(
  db: Db,
  of: { regionId: number; entryId: string } | { regionId: number; workerId: string },
  why: string,
  now: Date,
): Promise<void> {
  const which = 'entryId' in of ? sql`entry_id = ${of.entryId}` : sql`worker_id = ${of.workerId}`
  const { rows } = await sql<{ id: string }>`
    update worker_credential set revoked_at = ${now.toISOString()}, revoked_why = ${why}
     where region_id = ${of.regionId} and ${which} and revoked_at is null returning id`.execute(db)
  if (rows.length > 0)
    await sql`update worker_credential_state set revoked_at = ${now.toISOString()}
      where id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(db)
}

/** What the public page may say of a certificate. */
export async function findState(db: Db, id: string) {
  const { rows } = await sql<{
    kind: string
    holder: string
    issuedAt: string | Date
    revokedAt: string | Date | null
  }>`
    select kind, holder, issued_at, revoked_at from worker_credential_state where id = ${id}`.execute(db)
  return rows[0]
}

/** Places of revoked certificates in one stretch of the list. */
export async function listRevoked(db: Db, from: number, to: number): Promise<number[]> {
  const { rows } = await sql<{ place: number }>`
    select place from worker_credential_state where place >= ${from} and place < ${to} and revoked_at is not null`.execute(
    db,
  )
  return rows.map(({ place }) => place)
}
