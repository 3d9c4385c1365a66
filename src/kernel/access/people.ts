import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/db'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { hashPassword } from './password.ts'
import type { PostKey } from './posts.ts'
import { own } from './store.ts'

/** A new person with an account. @throws Invalid when the account name is taken. Needs the setting `app.auth`. */
export async function addPerson(
  db: Db,
  person: { login: string; name: string; pinyin: string; password: string; mustChange: boolean },
  now: Date,
): Promise<string> {
  const login = person.login.toLowerCase()
  const taken = await own(db).selectFrom('person').select('id').where('login', '=', login).executeTakeFirst()
  if (taken)
    throw new Invalid([{ path: 'login', message: say(`账号“${login}”已被使用`, `The account "${login}" is taken`) }])
  const id = randomUUID()
  await own(db)
    .insertInto('person')
    .values({
      id,
      login,
      name: person.name,
      pinyin: person.pinyin,
      lang: 'zh',
      createdAt: now.toISOString(),
      endedAt: null,
    })
    .execute()
  await own(db)
    .insertInto('credential')
    .values({
      personId: id,
      passwordHash: await hashPassword(person.password),
      mustChange: person.mustChange,
      totpSecret: null,
      totpOn: false,
      totpUsed: 0,
      failed: 0,
      lockedUntil: null,
      resetBy: null,
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
  await own(db)
    .insertInto('appointment')
    .values({
      id,
      personId: appointment.personId,
      post: appointment.post,
      unitId: appointment.unitId,
      tree: appointment.tree ?? 'territorial',
      validFrom: appointment.from,
      validTo: appointment.to ?? null,
      appointedBy: appointment.by,
      reason: appointment.reason,
    })
    .execute()
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
