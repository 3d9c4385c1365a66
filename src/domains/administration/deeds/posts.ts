import { type PostKey, posts } from '#kernel/access'
import { listPostPermissions, setPostPermission } from '#kernel/access/server'
import type { Asked } from '#kernel/domain/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { ChangePost, GetPosts } from '../model/index.ts'
import { administrators, findMatrixRefusal, powerPosts } from '../rules/index.ts'
import { countByPost, listAppointmentsOf, listDoubles } from '../store/appointments.ts'
import { note } from './note.ts'
import { assertReachesAll } from './reach.ts'

/** Posts, their permissions as the table has them now, and who is two of the three administrators. */
export async function getPosts(asked: Asked<typeof GetPosts>) {
  const held = await listPostPermissions(asked.db)
  const holders = await countByPost(asked.db, asked.today)
  const keys = Object.keys(posts) as PostKey[]
  const permissions = asked.house.domains.flatMap((domain) =>
    Object.entries(domain.permissions ?? {}).map(([permission, { label }]) => ({
      permission,
      label,
      domain: domain.label,
      posts: keys.filter((post) => held.get(post)?.includes(permission)),
    })),
  )
  const doubles = await listDoubles(asked.db, administrators, asked.today)
  return {
    posts: keys.map((post) => ({
      post,
      label: posts[post],
      power: (powerPosts as readonly string[]).includes(post),
      holders: holders.get(post) ?? 0,
    })),
    permissions,
    conflicts: doubles.map((one) => ({ ...one, posts: one.posts.map((post) => posts[post] ?? say(post, post)) })),
  }
}

/** Gives a permission to a post or takes it away, with its reason in the journal. @throws Refused by the rules of the table. */
export async function changePost(asked: Asked<typeof ChangePost>) {
  const { post } = asked.params
  const { permission, allowed, reason } = asked.body
  await assertReachesAll(asked, 'people.manage')
  if (!asked.house.permissions.has(permission)) throw new Missing()
  const own = await listAppointmentsOf(asked.db, asked.actor.personId ? [asked.actor.personId] : [])
  const ownPosts = own.filter((one) => one.validTo === null || one.validTo > asked.today).map((one) => one.post)
  const refusal = findMatrixRefusal({ post, permission, allowed, ownPosts })
  if (refusal) throw new Refused([refusal])
  const before = (await listPostPermissions(asked.db)).get(post)?.includes(permission) ?? false
  await setPostPermission(asked.db, post, permission, allowed)
  const body = { permission, from: before, to: allowed, reason }
  await note(asked, { action: 'post.change', subjectKind: 'post', subjectId: post, body })
  return { changed: true as const }
}
