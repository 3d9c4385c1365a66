import type { Ctx } from '#kernel/domain/server'

export async function demonstrate(_ctx: Ctx): Promise<void> {}
