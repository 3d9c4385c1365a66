import { asPerson } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { unitFinder } from '#kernel/org/server'

/** The same context on another day, in the morning. */
export const on = (ctx: Ctx, today: string): Ctx => ({ ...ctx, today, now: new Date(`${today}T02:00:00Z`) })

/** As somebody on a day. */
export const as = (ctx: Ctx, login: string, today: string): Promise<Ctx> => asPerson(on(ctx, today), login)

/** Ids of units by the names they go by. @throws Error for a name that the demonstration does not have. */
export async function finder(ctx: Ctx, names: readonly string[]): Promise<(name: string) => number> {
  const find = await unitFinder(ctx.db, names)
  return (name) => {
    const id = find(name)
    if (typeof id !== 'number') throw new Error(`the demonstration has no unit "${name}"`)
    return id
  }
}
