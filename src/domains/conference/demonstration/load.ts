import { asPerson } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { unitsNamed } from '#kernel/org/server'
import { addBody } from '../deeds/bodies.ts'
import { bodies } from './bodies.ts'
import { firstMeeting } from './first.ts'
import { hearing } from './hearing.ts'
import { raiseMatters } from './matters.ts'
import { nextMeeting } from './next.ts'

/** Bodies, the conference of 2024 with what became of it, the next one in preparation, and some joint matters. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const names = [...new Set(bodies.flatMap(({ unit, members }) => [unit, ...members])), '省委两新工委']
  const find = await unitsNamed(ctx.db, names)
  const clerk = await asPerson(ctx, 'clerk')
  for (const body of bodies) await addBody(clerk, { ...body, unit: find(body.unit), members: body.members.map(find) })
  await firstMeeting(ctx, find)
  await nextMeeting(ctx, find)
  await hearing(ctx, find)
  await raiseMatters(ctx, find)
}
