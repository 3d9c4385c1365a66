import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/db'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { keeping } from './keeping.ts'
import { hashPassword } from './password.ts'
import type { PostKey } from './posts.ts'
import { own } from './store.ts'

/** A new person with an account (`hash` where one password was hashed for many, in the demonstration only); a password that `mustChange` holds for some days only. @throws Invalid when the account name is taken. Needs the setting `app.auth`. */
export async function addPerson(
  db: Db,
  person: { login: string; name: string; pinyin: string; password: string; mustChange: boolean; hash?: string },
  now: Date,
): Promise<string> {
  const login = person.login.toLowerCase()
  const taken = await own(db).selectFrom('person').select('id').where('login', '=', login).executeTakeFirst()
  if (taken)
    throw new Invalid([{ path: 'login', message: say(`账号“${login}”已被使用`, `The account "${login}" is taken`) }])
  const id = randomUUID()
  const { name, pinyin } = person
  const row = { id, login, name, pinyin, lang: 'zh' as const, createdAt: now.toISOString(), endedAt: null }
  await keeping(db, () => own(db).insertInto('person').values(row).execute())
  await own(db)
    .insertInto('credential')
    .values({
      personId: id,
      passwordHash: person.hash ?? (await hashPassword(person.password)),
      mustChange: person.mustChange,
      totpSecret: null,
      totpOn: false,
      totpUsed: 0,
      failed: 0,
      lockedUntil: null,
      resetBy: null,
      firstAt: person.mustChange ? now.toISOString() : null,
      firstUsedAt: null,
    })
    .execute()
  return id
}

/** Puts a person into a post at a unit. Returns the appointment's id. */
export async function appoint(
  db: Db,
  appointment: {
    personId: string
    post: PostKey
    unitId: number
    tree?: 'territorial' | 'industrial'
    from: string
    to?: string | null
    by: string | null
    reason: string
  },
): Promise<string> {
  const id = randomUUID()
  const { personId, post, unitId, tree = 'territorial', from, to = null, by, reason } = appointment
  const row = { id, personId, post, unitId, tree, validFrom: from, validTo: to, appointedBy: by, reason }
  await keeping(db, () => own(db).insertInto('appointment').values(row).execute())
  return id
}

/** Writes the permissions that posts hold from the start; what an administrator has changed since stays. */
export async function seedPostPermissions(
  db: Db,
  permissions: ReadonlyMap<string, { posts: readonly PostKey[] }>,
): Promise<void> {
  const rows = [...permissions].flatMap(([permission, { posts }]) =>
    posts.map((post) => ({ post, permission, allowed: true })),
  )
  if (rows.length > 0)
    await own(db)
      .insertInto('postPermission')
      .values(rows)
      .onConflict((c) => c.doNothing())
      .execute()
}
