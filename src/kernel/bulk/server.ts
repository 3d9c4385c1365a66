import type { Ctx } from '#kernel/domain/server'
import { exportJobs, makeBook, makePiece, sweepExports, tidyOrder } from './make.ts'

/** The work of this room in the background, by job kind. */
export const bulkJobs = {
  [exportJobs.piece]: (ctx: Ctx, raw: Record<string, unknown>) => makePiece(ctx, raw as never),
  [exportJobs.book]: (ctx: Ctx, raw: Record<string, unknown>) => makeBook(ctx, raw as never),
  [exportJobs.tidy]: (ctx: Ctx, raw: Record<string, unknown>) => tidyOrder(ctx, raw as never),
  [exportJobs.sweep]: (ctx: Ctx) => sweepExports(ctx),
}

/** How often, in seconds. */
export const bulkEvery = { [exportJobs.sweep]: 86_400 }

export { sheetsOf } from './make.ts'
export { bulkRoutes, orderExport } from './orders.ts'
export { bulkParameters } from './parameters.ts'
export { withdrawExports } from './withdraw.ts'
