import type { Ctx } from '#kernel/domain/server'

export const demonstrate = async (_ctx: Ctx): Promise<void> => undefined
