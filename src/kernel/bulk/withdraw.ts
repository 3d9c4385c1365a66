import { isInScope } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { type Holds, pathsHolding } from '#kernel/export/server'
import { tellPersons } from '#kernel/notification/server'
import { getUnit } from '#kernel/org/server'
import { say } from '#platform/say'
import { clearAway } from './make.ts'
import { listStanding, setOrder } from './store.ts'

/**
 * Somebody’s file was deleted: copies of lists that may hold them, made before and not yet gone, are deleted, too, and whoever
 * ordered one is told to order it again. For the system only. Source: 个人信息保护法 art. 47.
 */
export async function withdrawExports(ctx: Ctx, whose: Holds, unitId: number): Promise<number> {
  const unit = await getUnit(ctx.db, unitId)
  const standing = await listStanding(ctx.db, pathsHolding(whose))
  const reached = standing.filter(({ scope }) => isInScope(scope, unit))
  for (const order of reached) {
    await setOrder(ctx.db, order, { state: 'deleted' })
    await clearAway(ctx, order)
    const text = say(
      `导出“${order.nameZh}”已删除：名单范围内有档案依法删除，请重新导出`,
      `The export "${order.nameEn}" was deleted: a file within its reach was deleted by law; export again`,
    )
    await tellPersons(ctx, [order.personId], { text, link: '/exports', dedupe: `export-withdrawn:${order.id}` })
  }
  return reached.length
}
