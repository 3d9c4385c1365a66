import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Glass, through } from '#kernel/sight/server'
import type { Db } from '#platform/db'
import type { ConsentPurpose, MyFile } from '../model/index.ts'
import type { FoundWorker } from './workers.ts'

/** One's own file: found by who is signed in, wherever it lies. */
export async function findOwn(glass: Glass, workerId: string): Promise<FoundWorker | undefined> {
  const { rows } = await sql<FoundWorker>`
    select w.*, u.name as unit_name from worker w join unit u on u.id = w.unit_id
     where w.id = ${workerId} and w.state not in ('merged', 'deleted')`.execute(through(glass))
  return rows[0]
}

type Own = { regionId: number; id: string }

/** Consents that stand, with the day they were given. */
export async function listConsents(db: Db, one: Own): Promise<MyFile['consents']> {
  const { rows } = await sql<{ purpose: ConsentPurpose; since: string | Date }>`
    select purpose, given_at as since from worker_consent
     where region_id = ${one.regionId} and worker_id = ${one.id} and withdrawn_at is null`.execute(db)
  return rows.map(({ purpose, since }) => ({ purpose, since: new Date(since).toISOString() }))
}

/** Gives consent with the words that were shown, or withdraws it. */
export async function setConsent(
  db: Db,
  one: Own & { unitId: number; unitNo: number },
  purpose: string,
  words: string | null,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await sql`
    update worker_consent set withdrawn_at = ${at}
     where region_id = ${one.regionId} and worker_id = ${one.id} and purpose = ${purpose} and withdrawn_at is null`.execute(
    db,
  )
  if (words === null) return
  await sql`
    insert into worker_consent (region_id, id, worker_id, unit_id, unit_no, purpose, words, given_at)
    values (${one.regionId}, ${randomUUID()}, ${one.id}, ${one.unitId}, ${one.unitNo}, ${purpose}, ${words}, ${at})`.execute(
    db,
  )
}

/** Whether somebody has consented to a purpose, as it stands. */
export async function isConsented(db: Db, workerId: string, purpose: string): Promise<boolean> {
  const { rows } = await sql`
    select from worker_consent where worker_id = ${workerId} and purpose = ${purpose} and withdrawn_at is null limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Certificates of one's own. */
export async function listCredentials(db: Db, one: Own): Promise<MyFile['credentials']> {
  const { rows } = await sql<{ entryId: string; id: string; issuedAt: string | Date; revokedAt: string | Date | null }>`
    select entry_id, id, issued_at, revoked_at from worker_credential
     where region_id = ${one.regionId} and worker_id = ${one.id} order by issued_at desc`.execute(db)
  const day = (at: string | Date | null) => (at === null ? null : new Date(at).toISOString())
  return rows.map((row) => ({ ...row, issuedAt: day(row.issuedAt) ?? '', revokedAt: day(row.revokedAt) }))
}
