import type { Ctx } from '#kernel/domain/server'
import { sumUp } from '../sums/job.ts'

export async function demonstrate(ctx: Ctx): Promise<void> {
  await sumUp(ctx)
}
