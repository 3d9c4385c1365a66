import { mayOver, type Scope, scopeOf } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { level3 } from '../rules/index.ts'
import type { AppointmentFound } from '../store/appointments.ts'
import { reachesAll } from '../store/scope.ts'

/** What a permission reaches for whoever asks, and whether that is everything. */
export async function reachOf(ctx: Ctx, permission: string): Promise<{ scope: Scope; all: boolean }> {
  const scope = scopeOf(ctx.actor, permission)
  return { scope, all: await reachesAll(ctx.db, scope) }
}

/** @throws Refused unless the permission reaches everything: what belongs to no unit is not for one part to change. */
export async function assertReachesAll(ctx: Ctx, permission: string): Promise<void> {
  if ((await reachOf(ctx, permission)).all) return
  throw new Refused([
    {
      rule: 'whole-only',
      message: say(
        '该事项对全省生效，须由顶层单位的相应岗位办理。',
        'This holds for everybody, so it is done by the post at the top unit.',
      ),
      source: level3,
    },
  ])
}

const stillHeld = (one: AppointmentFound, today: string) => one.validTo === null || one.validTo > today

/**
 * Whether whoever asks may manage a person: all posts the person holds or is to hold lie within reach; of one who holds
 * none any more, all former ones.
 */
export function managesPerson(ctx: Ctx, appointments: readonly AppointmentFound[]): boolean {
  const held = appointments.filter((one) => stillHeld(one, ctx.today))
  const counting = held.length > 0 ? held : appointments
  const manages = ctx.actor.grants.some((grant) => grant.permission === 'people.manage' || grant.permission === '*')
  return manages && counting.every((one) => mayOver(ctx.actor, 'people.manage', one))
}

/** @throws Missing unless whoever asks may manage the person with these appointments. */
export function assertManagesPerson(ctx: Ctx, appointments: readonly AppointmentFound[]): void {
  if (!managesPerson(ctx, appointments)) throw new Missing()
}
