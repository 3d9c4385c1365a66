import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Db } from '#platform/db'
import { inTx } from '#platform/db/server'
import type { Range, Subject } from './actor.ts'
import { digestOf } from './sessions.ts'
import { underSettings } from './settings.ts'

const absoluteHours = 2

/** A session for somebody whose file is kept. Returns the token for the cookie. Needs the setting `app.auth`. */
export async function startSubject(
  db: Db,
  subject: Pick<Subject, 'id' | 'name'>,
  from: { address: string; agent: string },
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const at = now.toISOString()
  await sql`
    insert into subject_session (digest, subject_id, name, created_at, seen_at, expires_at, address, agent)
    values (${digestOf(token)}, ${subject.id}, ${subject.name}, ${at}, ${at},
            ${new Date(now.getTime() + absoluteHours * 3_600_000).toISOString()}, ${from.address.slice(0, 60)}, ${from.agent.slice(0, 200)})`.execute(
    db,
  )
  return token
}

/** Ends the session of a token, or all of a subject. Needs the setting `app.auth`. */
export const endSubject = (db: Db, which: { token: string } | { subjectId: string }) =>
  ('token' in which
    ? sql`delete from subject_session where digest = ${digestOf(which.token)}`
    : sql`delete from subject_session where subject_id = ${which.subjectId}`
  ).execute(db)

/** Who a subject's token belongs to; null for an unknown, ended or idle one. */
export const admitSubject = (
  database: Database,
  token: string,
  now: Date,
  idleMinutes: number,
): Promise<Subject | null> =>
  inTx(database, { 'app.auth': 'yes' }, async (db) => {
    const idle = new Date(now.getTime() - idleMinutes * 60_000).toISOString()
    const { rows } = await sql<{ subjectId: string; name: string }>`
      update subject_session set seen_at = ${now.toISOString()}
       where digest = ${digestOf(token)} and expires_at > ${now.toISOString()} and seen_at > ${idle}
      returning subject_id, name`.execute(db)
    const [row] = rows
    return row ? { id: row.subjectId, name: row.name, session: digestOf(token) } : null
  })

/** Keeps a fresh code for a subject, unless they are locked after wrong tries. False when locked. */
export async function keepCode(
  db: Db,
  subjectId: string,
  digest: string,
  now: Date,
  minutes: number,
): Promise<boolean> {
  const until = new Date(now.getTime() + minutes * 60_000).toISOString()
  const { rows } = await sql<{ ok: number }>`
    insert into subject_code (subject_id, digest, expires_at, tries) values (${subjectId}, ${digest}, ${until}, 0)
    on conflict (subject_id) do update set digest = excluded.digest, expires_at = excluded.expires_at
      where subject_code.locked_until is null or subject_code.locked_until <= ${now.toISOString()}::timestamptz
    returning 1 as ok`.execute(db)
  return rows.length === 1
}

/**
 * Whether a code is the one sent last. It works once; so many wrong tries lock the subject for a while, whatever is sent
 * meanwhile.
 */
export async function takeCode(
  db: Db,
  subjectId: string,
  digest: string,
  now: Date,
  limits: { failMax: number; lockMinutes: number },
): Promise<boolean> {
  const at = now.toISOString()
  const { rows } = await sql<{ digest: string; tries: number; usable: boolean }>`
    select digest, tries, expires_at > ${at}::timestamptz and (locked_until is null or locked_until <= ${at}::timestamptz) as usable
      from subject_code where subject_id = ${subjectId} for update`.execute(db)
  const [kept] = rows
  if (!kept?.usable) return false
  if (kept.digest === digest) {
    await sql`update subject_code set digest = '', tries = 0, locked_until = null where subject_id = ${subjectId}`.execute(
      db,
    )
    return true
  }
  const locks = kept.tries + 1 >= limits.failMax
  const until = locks ? new Date(now.getTime() + limits.lockMinutes * 60_000).toISOString() : null
  await sql`
    update subject_code set tries = ${locks ? 0 : kept.tries + 1}, locked_until = ${until} where subject_id = ${subjectId}`.execute(
    db,
  )
  return false
}

/** Runs a deed as somebody whose file it is, before they have a session: what is theirs is reached, and nothing else. */
export async function asSubject<T>(db: Db, subjectId: string, work: () => Promise<T>): Promise<T> {
  return underSettings(db, { 'app.subject': subjectId, 'app.person': subjectId }, work)
}

/**
 * Runs a deed that reaches one unit, and nothing below it, for somebody whose file that unit keeps: a case of theirs is opened
 * there and moved, though they hold no post. When the deed fails the transaction is lost anyway.
 */
export async function reaching<T>(db: Db, unitNo: number, work: () => Promise<T>): Promise<T> {
  const only: Pick<Range, 'lo' | 'hi'> = { lo: unitNo, hi: unitNo + 1 }
  return underSettings(db, { 'app.lo': String(only.lo), 'app.hi': String(only.hi) }, work)
}

/**
 * Runs a deed that reaches every unit, whoever asked for it: to count people where the answer shows none of them, because small
 * counts can only be kept from being derived by whoever sees all. When the deed fails the transaction is lost anyway.
 */
export async function reachingAll<T>(db: Db, work: () => Promise<T>): Promise<T> {
  return underSettings(db, { 'app.lo': '0', 'app.hi': String(Number.MAX_SAFE_INTEGER), 'app.ranges': '' }, work)
}
