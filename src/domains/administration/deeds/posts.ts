import { type PostKey, posts } from '#kernel/access'
import { listPostPermissions, setPostPermission } from '#kernel/access/server'
import { type Asked, type Ctx, type Deed, type FindFacts, kernelPermissions } from '#kernel/domain/server'
import type { CaseView } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { type Say, say } from '#platform/say'
import type { ChangePost, GetPosts } from '../model/index.ts'
import { administrators, findMatrixRefusal, powerPosts, type WideningFacts } from '../rules/index.ts'
import { countByPost, findTopUnit, listAppointmentsOf, listDoubles } from '../store/appointments.ts'
import { note } from './note.ts'
import { assertReachesAll } from './reach.ts'

/** Posts, their permissions as the table has them now, and which administrators hold another post besides. */
export async function getPosts(asked: Asked<typeof GetPosts>) {
  const held = await listPostPermissions(asked.db)
  const holders = await countByPost(asked.db, asked.today)
  const keys = Object.keys(posts) as PostKey[]
  const parts = [{ label: say('通用', 'Common'), permissions: kernelPermissions }, ...asked.house.domains]
  const permissions = parts.flatMap((part) =>
    Object.entries(part.permissions ?? {}).map(([permission, { label }]) => ({
      permission,
      label,
      domain: part.label,
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

/** The posts whoever asks holds or is to hold. */
async function ownPostsOf({ db, actor, today }: Ctx): Promise<PostKey[]> {
  const own = await listAppointmentsOf(db, actor.personId ? [actor.personId] : [])
  return own.filter((one) => one.validTo === null || one.validTo > today).map((one) => one.post)
}

const isHeld = async (ctx: Ctx, post: string, permission: string): Promise<boolean> =>
  (await listPostPermissions(ctx.db)).get(post)?.includes(permission) ?? false

const wideningTitle = (post: PostKey, label: Say): string => `岗位授权：${posts[post].zh}增加“${label.zh}”`

/**
 * Takes a permission from a post at once; to give one, it opens a case that a second person decides on, because everybody in
 * that post would hold it. @throws Missing for a permission that is none; Refused by the rules of the table.
 */
export async function changePost(asked: Asked<typeof ChangePost>) {
  const { post } = asked.params
  const { permission, allowed, reason } = asked.body
  await assertReachesAll(asked, 'people.manage')
  const label = asked.house.permissions.get(permission)?.label
  const unitId = await findTopUnit(asked.db)
  if (!label || unitId === null) throw new Missing()
  const refusal = findMatrixRefusal({ post, permission, allowed, ownPosts: await ownPostsOf(asked) })
  if (refusal) throw new Refused([refusal])
  const before = await isHeld(asked, post, permission)
  if (before === allowed) return { changed: false, grant: null }
  if (allowed) {
    const answers = { post, permission, reason }
    const opening = { process: 'post-widening', unitId, title: wideningTitle(post, label), answers }
    const { regionId, id } = await openCase(asked, opening)
    return { changed: false, grant: { regionId, id } }
  }
  await setPostPermission(asked.db, post, permission, false)
  const body = { permission, from: before, to: false, reason }
  await note(asked, { action: 'post.change', subjectKind: 'post', subjectId: post, body })
  return { changed: true, grant: null }
}

/** What the rule of a wider post asks about: the posts of whoever looks. */
export const wideningFacts: FindFacts = async (ctx): Promise<WideningFacts> => ({ ownPosts: await ownPostsOf(ctx) })

const wishedOf = (one: CaseView) => ({ post: one.answers.post as PostKey, permission: String(one.answers.permission) })

/** A proposal names the post and the permission truly, for the whole, and asks for nothing that may not be. */
export const onWideningProposal: Deed = async (ctx, one) => {
  const { post, permission } = wishedOf(one)
  const label = ctx.house.permissions.get(permission)?.label
  if (!label)
    throw new Invalid([{ path: 'answers.permission', message: say('没有这项权限', 'There is no such permission') }])
  await assertReachesAll(ctx, 'people.manage')
  const title = wideningTitle(post, label)
  if (one.title !== title)
    throw new Invalid([{ path: 'title', message: say(`标题应为“${title}”`, `The title must read "${title}"`) }])
  const refusal = findMatrixRefusal({ post, permission, allowed: true, ownPosts: await ownPostsOf(ctx) })
  if (refusal) throw new Refused([refusal])
}

/** With the approval everybody in the post holds the permission with their next request. */
export const onWideningApproval: Deed = async (ctx, one) => {
  const { post, permission } = wishedOf(one)
  await assertReachesAll(ctx, 'people.approve')
  await setPostPermission(ctx.db, post, permission, true)
  const body = { permission, from: false, to: true, reason: one.answers.reason, proposedBy: one.openedBy }
  await note(ctx, { action: 'post.widen', subjectKind: 'post', subjectId: post, body })
}
