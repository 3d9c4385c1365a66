import { randomUUID } from 'node:crypto'
import { isConfirmed } from '#kernel/access'
import { type Asked, type Ctx, type GivenFile, handle, type Route } from '#kernel/domain/server'
import { practice } from '#kernel/export'
import { type Exported, findExported, handleList, noteExport, type SheetOf } from '#kernel/export/server'
import { parametersAt } from '#kernel/parameter/server'
import { holdAlone } from '#platform/db/server'
import { AskAgain, Forbidden, Invalid, Missing, Refused } from '#platform/errors'
import { isAside, streamAside } from '#platform/files/server'
import { addJob } from '#platform/jobs/server'
import { say } from '#platform/say'
import { DropExport, FetchExport, ListExports, OrderExport, type OrderRow } from './index.ts'
import { bookName, clearAway, exportJobs, placeOf, rightsToKeep, scopeFor, stillMay } from './make.ts'
import { bulkKeys } from './parameters.ts'
import { countOrders, findOrder, insertOrder, listOrders, type StoredOrder, setOrder } from './store.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const personOf = ({ actor }: Ctx): string => {
  if (actor.personId === null) throw new Missing()
  return actor.personId
}

/** The list behind an export, where the person may take it out. @throws Missing; Forbidden; AskAgain */
function takeable(ctx: Ctx, path: string): Exported {
  const exported = findExported(path)
  if (!exported) throw new Missing()
  if (!stillMay(ctx.actor, exported, { scope: { territorial: [], industrial: [] }, rights: [] }))
    throw new Forbidden(say('您没有办理此事的权限', 'You do not have the permission for this'))
  if (exported.asksAgain && !isConfirmed(ctx.actor, ctx.now)) throw new AskAgain()
  return exported
}

/** @throws Refused while as many as may be are being made, or lie ready: files take room on the server. */
async function refuseTooMany({ db, today }: Ctx, personId: string): Promise<void> {
  const found = await parametersAt(db, [bulkKeys.openMost, bulkKeys.keptMost], null, today)
  const [openMost, keptMost] = [Number(found[bulkKeys.openMost].value), Number(found[bulkKeys.keptMost].value)]
  const { making, ready } = await countOrders(db, personId)
  const waits = say(
    `您已有 ${openMost} 个导出正在生成，请等其中一个完成后再导出`,
    `${openMost} of your exports are being made; wait for one of them`,
  )
  const keeps = say(
    `您保留的导出文件已达 ${keptMost} 个，请在“我的导出”删除不再需要的文件后再导出`,
    `${keptMost} of your exports are kept; delete those you no longer need under "My exports"`,
  )
  if (making >= openMost) throw new Refused([{ rule: bulkKeys.openMost, message: waits, source: practice }])
  if (making + ready >= keptMost) throw new Refused([{ rule: bulkKeys.keptMost, message: keeps, source: practice }])
}

/**
 * Orders an export to be made in the background, with the filters as the list's own export takes them.
 * @throws Missing, Forbidden, AskAgain as the list's own export; Invalid for filters; Refused when enough are being made.
 */
export async function orderExport(
  ctx: Ctx,
  wanted: { path: string; params: Record<string, string>; query: Record<string, string> },
): Promise<{ id: string }> {
  const personId = personOf(ctx)
  const exported = takeable(ctx, wanted.path)
  for (const part of ['params', 'query'] as const) {
    const read = exported[part]?.safeParse(wanted[part])
    if (read && !read.success) {
      const message = say('筛选条件有误', 'The filters are not right')
      throw new Invalid([{ path: `${part}.${read.error.issues[0]?.path.join('.') ?? ''}`, message, rule: 'filter' }])
    }
  }
  // One order of a person at a time: those that come together are all counted.
  await holdAlone(ctx.db, `export:${personId}`)
  await refuseTooMany(ctx, personId)
  const id = randomUUID()
  const { name } = exported
  await insertOrder(ctx.db, {
    ...{ personId, id, ...wanted, nameZh: name.zh, nameEn: name.en },
    ...{ scope: scopeFor(ctx.actor, exported), rights: rightsToKeep(ctx.actor, exported) },
    askedAt: ctx.now.toISOString(),
  })
  const body = { filter: wanted.query, order: id }
  await noteExport(ctx, { action: 'list.export-order', subjectId: wanted.path.replace(/\/export$/, ''), body })
  await addJob(ctx.db, { kind: exportJobs.piece, payload: { personId, id, n: 0 }, dedupe: `export:${id}:0` })
  return { id }
}

const rowOf = (one: StoredOrder): OrderRow => ({
  id: one.id,
  name: say(one.nameZh, one.nameEn),
  state: one.state,
  done: one.done,
  total: one.total,
  askedAt: one.askedAt,
  expiresOn: one.expiresOn,
  size: one.size,
  problem: one.problemZh === null ? null : say(one.problemZh, one.problemEn ?? one.problemZh),
})

/** One's own orders, the latest first. */
async function showOrders(asked: Asked<typeof ListExports>) {
  const { rows, total } = await listOrders(asked.db, personOf(asked), asked.query)
  return { rows: rows.map(rowOf), total, more: false }
}

/**
 * The file of an order that is ready: for whoever ordered it, while they have the rights they had then.
 * @throws Missing when it is not theirs, not ready or deleted; Forbidden when their rights reach less; AskAgain.
 */
export async function fetchExport(ctx: Ctx, id: string): Promise<GivenFile> {
  const order = await findOrder(ctx.db, { personId: personOf(ctx), id })
  if (order?.state !== 'ready' || (order.expiresOn ?? '') <= ctx.today) throw new Missing()
  const exported = takeable(ctx, order.path)
  if (!stillMay(ctx.actor, exported, order))
    throw new Forbidden(
      say('导出范围已超出您现在的权限，请重新导出', 'It reaches beyond your present rights; export again'),
    )
  if (!(await isAside(ctx.house.dataDir, placeOf(order, bookName)))) throw new Missing()
  const body = { filter: order.query, count: order.done, order: id }
  await noteExport(ctx, { action: 'list.export', subjectId: order.path.replace(/\/export$/, ''), body })
  const bytes = streamAside(ctx.house.dataDir, placeOf(order, bookName))
  return { name: `${order.nameZh}-${ctx.today}.xlsx`, type: xlsx, bytes }
}

/** Deletes one's own export, also one that is still being made. */
async function dropExport(ctx: Ctx, id: string): Promise<{ deleted: boolean }> {
  const order = await findOrder(ctx.db, { personId: personOf(ctx), id }, true)
  if (!order || order.state === 'deleted') throw new Missing()
  await setOrder(ctx.db, order, { state: 'deleted' })
  await clearAway(ctx, order)
  return { deleted: true }
}

const states = {
  making: say('正在生成', 'Being made'),
  ready: say('可下载', 'Ready'),
  failed: say('未能完成', 'Failed'),
  deleted: say('已删除', 'Deleted'),
}

const sheet: SheetOf<OrderRow> = {
  name: say('我的导出', 'My exports'),
  columns: [
    { label: say('内容', 'What'), value: (row) => row.name, width: 32 },
    { label: say('状态', 'State'), value: (row) => states[row.state] },
    { label: say('条数', 'Rows'), value: (row) => row.done, kind: 'number' },
    { label: say('申请时间', 'Ordered'), value: (row) => row.askedAt, width: 24 },
    { label: say('保留至', 'Kept until'), value: (row) => row.expiresOn, kind: 'date' },
  ],
}

/** The endpoints of exports made in the background. */
export const bulkRoutes: Route[] = [
  ...handleList(ListExports, showOrders, sheet),
  handle(OrderExport, (asked) => orderExport(asked, asked.body)),
  handle(FetchExport, (asked) => fetchExport(asked, asked.params.id)),
  handle(DropExport, (asked) => dropExport(asked, asked.params.id)),
]
