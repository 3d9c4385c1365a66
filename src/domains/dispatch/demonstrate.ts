import type { Ctx } from '#kernel/domain/server'

/** Loads the demonstration's quarters; without tracked cases there is nothing to dispatch. */
export async function demonstrate(_ctx: Ctx): Promise<void> {}
