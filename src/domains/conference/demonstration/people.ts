import { asPerson } from '#kernel/access/server'
import { type Ctx, onDay } from '#kernel/domain/server'

/** As somebody on a day. */
export const as = (ctx: Ctx, login: string, today: string): Promise<Ctx> => asPerson(onDay(ctx, today), login)
