import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Actor, Grant, Held, Signed } from './actor.ts'
import { heldBy, own } from './store.ts'

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
  held: Held[]
  permissions: Record<string, string[]>
}

/**
 * Who a token belongs to, with all they may do, in one question, for every request asks it. Null: unknown, ended, past its end, or idle too long. Notes that the session was seen.
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
    select s.person_id, p.login, p.name, p.lang, c.must_change, c.totp_on, s.confirmed_until, s.seen_at < ${fresh} as stale,
           coalesce((select jsonb_agg(h.held order by h.held -> 'lo', h.held -> 'post') from (${heldBy(sql`p.id`, today)}) h), '[]') as held,
           coalesce((select jsonb_object_agg(o.post, o.permissions) from (
              select pp.post, jsonb_agg(pp.permission) as permissions from post_permission pp
               where pp.allowed and pp.post in (select a.post from appointment a where a.person_id = p.id) group by pp.post) o), '{}') as permissions
      from session s join person p on p.id = s.person_id join credential c on c.person_id = p.id
     where s.digest = ${digest} and s.expires_at > ${now.toISOString()} and s.seen_at > ${idle} and p.ended_at is null`.execute(
    db,
  )
  const row = rows[0]
  if (!row) return null
  if (row.stale)
    await own(db).updateTable('session').set({ seenAt: now.toISOString() }).where('digest', '=', digest).execute()
  const held = row.held.filter((one) => one.lo !== null)
  const grants = grantsOf(held, new Map(Object.entries(row.permissions)))
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
