import { type PostKey, posts } from '#kernel/access'
import type { Ctx, Deed, FindFacts } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import type { Wish } from '../model/index.ts'
import { type GrantFacts, spanOf } from '../rules/index.ts'
import { listAppointmentsOf } from '../store/appointments.ts'
import { findByLogin } from '../store/people.ts'
import { assertMayHold, grantTitle, spansOf, write } from './appointments.ts'

/** What the rules of a grant of power ask about: who it is for, and what that person holds. */
export const grantFacts: FindFacts = async (ctx, one): Promise<GrantFacts> => {
  const person = await findByLogin(ctx.db, String(one.answers.login))
  const unit = await getUnit(ctx.db, one.unitId)
  const held = person ? await listAppointmentsOf(ctx.db, [person.id]) : []
  return { personId: person?.id ?? null, name: person?.name ?? '', unitName: unit.name, held: spansOf(held) }
}

const wishOf = (one: CaseView): Wish => ({
  unitId: one.unitId,
  post: one.answers.post as PostKey,
  from: spanOf(one.answers).from,
  to: spanOf(one.answers).to,
  tree: 'territorial',
  reason: String(one.answers.reason),
})

async function receiverOf(ctx: Ctx, one: CaseView) {
  const person = await findByLogin(ctx.db, String(one.answers.login))
  const message = say('账号与姓名不符，或账号已停用', 'Account and name do not belong together, or it has ended')
  if (!person || person.name !== one.answers.name) throw new Invalid([{ path: 'answers.login', message }])
  return person
}

/** A proposal names the person and the post truly, and asks for nothing that may not be. */
export const onProposal: Deed = async (ctx, one) => {
  const person = await receiverOf(ctx, one)
  const unit = await getUnit(ctx.db, one.unitId)
  const wish = wishOf(one)
  const title = grantTitle(person.name, unit.name, wish.post)
  if (one.title !== title)
    throw new Invalid([
      { path: 'title', message: say(`标题应为“${title}”`, `The title must read "${title}" (${posts[wish.post].en})`) },
    ])
  await assertMayHold(ctx, person.id, wish)
}

/** With the approval the post is held; asked again, because the person may have been given another since. */
export const onApproval: Deed = async (ctx, one) => {
  const person = await receiverOf(ctx, one)
  const wish = wishOf(one)
  await assertMayHold(ctx, person.id, wish)
  await write(ctx, person, await getUnit(ctx.db, one.unitId), wish, 'appointment.approve')
}
