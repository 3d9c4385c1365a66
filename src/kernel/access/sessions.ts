import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type { Database, Db } from '#platform/db'
import { askAlone, inTx } from '#platform/db/server'
import type { Actor, Grant, Held, Signed } from './actor.ts'
import { own } from './store.ts'

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

/** An appointment with what its post permits. */
type HeldWithRights = Held & { permissions: string[] | null }

interface Found {
  personId: string
  login: string
  name: string
  lang: 'zh' | 'en'
  mustChange: boolean
  totpOn: boolean
  confirmedUntil: string | null
  stale: boolean
  held: HeldWithRights[] | null
}

type Question = CompiledQuery<{ found: Found | null }>

/** The question who holds a token; one text, so that its plan is kept. */
function questionOf(token: string, now: Date, today: string, idleMinutes: number): Question {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString()
  return CompiledQuery.raw('select signed_by($1, $2, $3, $4, $5) as found', [
    ...[digestOf(token), now.toISOString(), before(idleMinutes * 60), before(seenEverySeconds), today],
  ])
}

function signedOf(token: string, found: Found): Signed {
  const { personId, name, lang, login, mustChange, totpOn } = found
  const placed = (found.held ?? []).filter((one) => one.lo !== null)
  const permissions = new Map(placed.map((one) => [one.post, one.permissions ?? []]))
  const held = placed.map(({ permissions: _rights, ...one }) => one)
  const confirmedUntil = found.confirmedUntil && new Date(found.confirmedUntil).toISOString()
  const actor: Actor = {
    ...{ personId, name, lang, confirmedUntil },
    session: digestOf(token),
    grants: grantsOf(held, permissions),
  }
  return { actor, held, login, mustChange, totpOn }
}

/** Who a token belongs to, with all they may do, asked inside a transaction. Null: unknown, ended, past its end, or idle too long. */
export async function findSigned(
  db: Db,
  token: string,
  now: Date,
  today: string,
  idleMinutes: number,
): Promise<Signed | null> {
  const [row] = (await db.executeQuery(questionOf(token, now, today, idleMinutes))).rows
  return row?.found ? signedOf(token, row.found) : null
}

/** The same for a caller at the door, whose scope nobody knows yet: one round trip. Notes now and then that the session was seen. */
export async function admitSigned(
  database: Database,
  token: string,
  now: Date,
  today: string,
  idleMinutes: number,
): Promise<Signed | null> {
  const [row] = await askAlone(database, questionOf(token, now, today, idleMinutes))
  if (!row?.found) return null
  if (row.found.stale)
    await inTx(database, { 'app.auth': 'yes' }, (db) =>
      own(db)
        .updateTable('session')
        .set({ seenAt: now.toISOString() })
        .where('digest', '=', digestOf(token))
        .where('seenAt', '<', now.toISOString())
        .execute(),
    )
  return signedOf(token, row.found)
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
