import type { Ctx } from '#kernel/domain/server'
import { demonstrateEnterprises } from './enterprises.ts'
import { demonstrateInspection } from './inspection.ts'
import { demonstrateWritings } from './writings.ts'

/** An inspection under way and the small processes around it, each in a state that somebody must move. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  await demonstrateInspection(ctx)
  await demonstrateWritings(ctx)
  await demonstrateEnterprises(ctx)
}
