import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Actor, Grant, Held, Signed } from './actor.ts'
import { listHeld, listPostPermissions, own } from './store.ts'

const absoluteHours = 12
const seenEverySeconds = 60

/** Only the digest of a token is stored; the token itself lives in the cookie alone. */
export const digestOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** A new session for a person. Returns the token for the cookie; the old token, if any, stays behind unused. */
export async function startSession(
  db: Db,
  personId: string,
  from: { address: string; agent: string },
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await own(db)
    .insertInto('session')
    .values({
      digest: digestOf(token),
      key: randomUUID(),
      personId,
      createdAt: now.toISOString(),
      seenAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + absoluteHours * 3_600_000).toISOString(),
      address: from.address.slice(0, 60),
      agent: from.agent.slice(0, 200),
      confirmedUntil: null,
    })
    .execute()
  return token
}

interface SessionRow {
  personId: string
  login: string
  name: string
  lang: 'zh' | 'en'
  mustChange: boolean
  totpOn: boolean
  confirmedUntil: string | null
  stale: boolean
}

/**
 * Who a token belongs to, or null: unknown, ended, past its end, or idle too long. Notes that the session was seen.
 * Needs the setting `app.auth`.
 */
export async function findSigned(
  db: Db,
  token: string,
  now: Date,
  today: string,
  idleMinutes: number,
): Promise<Signed | null> {
  const digest = digestOf(token)
  const idle = new Date(now.getTime() - idleMinutes * 60_000).toISOString()
  const fresh = new Date(now.getTime() - seenEverySeconds * 1000).toISOString()
  const { rows } = await sql<SessionRow>`
    select s.person_id, p.login, p.name, p.lang, c.must_change, c.totp_on, s.confirmed_until, s.seen_at < ${fresh} as stale
      from session s join person p on p.id = s.person_id join credential c on c.person_id = p.id
     where s.digest = ${digest} and s.expires_at > ${now.toISOString()} and s.seen_at > ${idle} and p.ended_at is null`.execute(
    db,
  )
  const row = rows[0]
  if (!row) return null
  if (row.stale)
    await own(db).updateTable('session').set({ seenAt: now.toISOString() }).where('digest', '=', digest).execute()
  const held = await listHeld(db, row.personId, today)
  const grants = grantsOf(held, await listPostPermissions(db))
  const actor: Actor = {
    personId: row.personId,
    name: row.name,
    lang: row.lang,
    session: digest,
    grants,
    confirmedUntil: row.confirmedUntil,
  }
  return { actor, held, login: row.login, mustChange: row.mustChange, totpOn: row.totpOn }
}

/** Grants that posts bring: each permission of the post over the post's unit and all below it. */
export function grantsOf(held: readonly Held[], permissions: ReadonlyMap<string, string[]>): Grant[] {
  return held.flatMap((h) =>
    (permissions.get(h.post) ?? []).map((permission) => ({
      permission,
      tree: h.tree,
      range: { lo: h.lo, hi: h.hi, regionId: h.regionId },
    })),
  )
}

/** Ends the session of a token. */
export async function endSession(db: Db, token: string): Promise<void> {
  await own(db).deleteFrom('session').where('digest', '=', digestOf(token)).execute()
}
