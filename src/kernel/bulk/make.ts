import { type Actor, type Grant, holdsAll, isScopeWithin, reachOf, type Scope, scopeOf } from '#kernel/access'
import { asLetIn, rightsOf } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { askedOf, type Exported, findExported } from '#kernel/export/server'
import { tellPersons } from '#kernel/notification/server'
import { parametersAt } from '#kernel/parameter/server'
import { Forbidden, Invalid, Missing, Refused } from '#platform/errors'
import { dropAside, putAside, streamAside } from '#platform/files/server'
import { addJob } from '#platform/jobs/server'
import { join, type Say, say } from '#platform/say'
import type { Cell, SheetSource } from '#platform/sheet'
import { streamSheets } from '#platform/sheet/server'
import { bulkKeys } from './parameters.ts'
import { failOrder, findOrder, listExpired, type OrderRef, type StoredOrder, setOrder } from './store.ts'

/** Kinds of job: a piece of the rows, the workbook of all pieces, clearing away what is no longer needed or was kept long enough. */
export const exportJobs = {
  piece: 'export.piece',
  book: 'export.book',
  tidy: 'export.tidy',
  sweep: 'export.sweep',
} as const

const room = 'exports'
/** Rows of one piece: as many as are held in memory at once. */
export const pieceRows = 2000
/** Rows of one sheet below its headings. */
const sheetRows = 1_048_575

/** Where the files of an order lie. */
export const placeOf = ({ id }: Pick<OrderRef, 'id'>, name: string) => ({ room, folder: id, name })
const pieceName = (n: number): string => `piece-${n}.jsonl`
export const bookName = 'book.xlsx'

const gone = say(
  '导出范围已超出您现在的权限，请按现在的权限重新导出。',
  'It reaches beyond your present rights; export again with those you have now.',
)

/** What a person's rights reach for a list. */
export const scopeFor = (actor: Actor, { needs }: Pick<Exported, 'needs'>): Scope =>
  needs === 'signed-in' || needs === 'public' ? reachOf(actor) : scopeOf(actor, needs)

const mayTake = (actor: Actor, { needs }: Exported): boolean =>
  needs === 'signed-in' || needs === 'public' || actor.grants.some(({ permission }) => permission === needs)

/** A list that anybody signed in may ask answers by many rights: which of them it used nobody can tell afterwards. */
const isForMany = ({ needs }: Exported): boolean => needs === 'signed-in' || needs === 'public'

/** The rights to be kept with an order; none where one permission and its reach say all. */
export const rightsToKeep = (actor: Actor, exported: Exported): Grant[] => (isForMany(exported) ? actor.grants : [])

/** Whether the person still has all the rights that they had over this export when it was ordered. */
export const stillMay = (actor: Actor, exported: Exported, { scope, rights }: Pick<StoredOrder, 'scope' | 'rights'>) =>
  mayTake(actor, exported) &&
  isScopeWithin(scope, scopeFor(actor, exported)) &&
  (!isForMany(exported) || (rights !== null && holdsAll(actor, rights)))

/** The reason of a no, in words for the person; null for what is no no but a fault of ours. */
function reasonOf(thrown: unknown): Say | null {
  if (thrown instanceof Invalid) return thrown.faults[0]?.message ?? gone
  if (thrown instanceof Refused) return thrown.refusals[0]?.message ?? gone
  if (thrown instanceof Forbidden) return thrown.reason
  return thrown instanceof Missing ? gone : null
}

/** Files are deleted after the change that makes them needless is committed: a change that is lost still finds them. */
export const clearAway = ({ db }: Pick<Ctx, 'db'>, { personId, id }: OrderRef): Promise<boolean> =>
  addJob(db, { kind: exportJobs.tidy, payload: { personId, id } })

/** Deletes the pieces of an order that is ready, and all files of one that failed or was deleted. */
export async function tidyOrder(ctx: Ctx, ref: OrderRef): Promise<void> {
  const order = await findOrder(ctx.db, ref)
  if (!order || order.state === 'making') return
  const pieces = Array.from({ length: order.pieces }, (_, n) => pieceName(n))
  await dropAside(ctx.house.dataDir, placeOf(order, ''), order.state === 'ready' ? pieces : undefined)
}

async function fail(ctx: Ctx, order: StoredOrder, problem: Say): Promise<void> {
  await failOrder(ctx.db, order, problem)
  await clearAway(ctx, order)
  const text = join(say('导出未能完成：', 'Export failed: '), say(order.nameZh, order.nameEn), say('。', '. '), problem)
  await tellPersons(ctx, [order.personId], { text, link: '/exports', dedupe: `export:${order.id}` })
}

async function* lineOf(cells: readonly Cell[][]): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < cells.length; at += 500) {
    const lines = cells.slice(at, at + 500).map((row) => `${JSON.stringify(row)}\n`)
    yield Buffer.from(lines.join(''))
  }
}

/** Asks the list for a piece, as the person would be let in to ask it now. */
async function askPiece(ctx: Ctx, order: StoredOrder, exported: Exported) {
  const rights = await rightsOf(ctx, order.personId)
  if (!rights || !stillMay(rights.actor, exported, order)) throw new Forbidden(gone)
  const asked = askedOf(
    { ...ctx, ...rights },
    { params: exported.params?.parse(order.params), query: exported.query?.parse(order.query) ?? {} },
  )
  return asLetIn(ctx.db, rights.actor, scopeFor(rights.actor, exported), () =>
    exported.rows(asked, order.pieces + 1, pieceRows),
  )
}

/**
 * Makes the next piece of an order and asks for the one after it, in one transaction: whoever is killed in the middle leaves the
 * order at its last whole piece, and the next try goes on from there. A piece is asked for with the person's rights of that moment.
 */
export async function makePiece(ctx: Ctx, { personId, id, n }: OrderRef & { n: number }): Promise<void> {
  const order = await findOrder(ctx.db, { personId, id }, true)
  if (order?.state !== 'making' || order.pieces !== n) return
  const exported = findExported(order.path)
  if (!exported) return fail(ctx, order, gone)
  const found = await askPiece(ctx, order, exported).catch((thrown: unknown) => {
    const reason = reasonOf(thrown)
    if (!reason) throw thrown
    return reason
  })
  if (!('cells' in found)) return fail(ctx, order, found)
  const { cells, total } = found
  await putAside(ctx.house.dataDir, placeOf(order, pieceName(n)), lineOf(cells))
  await setOrder(ctx.db, order, { pieces: n + 1, done: order.done + cells.length, total: total ?? order.total })
  const isLast = cells.length < pieceRows
  await addJob(ctx.db, {
    kind: isLast ? exportJobs.book : exportJobs.piece,
    payload: { personId, id, ...(isLast ? {} : { n: n + 1 }) },
    dedupe: `export:${id}:${isLast ? 'book' : n + 1}`,
  })
}

/** All rows of an order, read back piece by piece. */
async function* rowsOf(dataDir: string, order: StoredOrder): AsyncGenerator<Cell[]> {
  for (let n = 0; n < order.pieces; n += 1) {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const bytes of streamAside(dataDir, placeOf(order, pieceName(n)))) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line) as Cell[]
    }
  }
}

/** The next so many rows of a stream that goes on behind them. */
async function* next(rows: AsyncGenerator<Cell[]>, most: number): AsyncGenerator<Cell[]> {
  for (let n = 0; n < most; n += 1) {
    const { value, done } = await rows.next()
    if (done) return
    yield value
  }
}

const text = (header: string, width: number) => ({ header, width, kind: 'text' as const })

/** The sheets of a workbook: the rows, on as many sheets as they need, and who took them out, when, by which filters. */
export function sheetsOf(
  rows: AsyncGenerator<Cell[]>,
  {
    order,
    exported,
    by,
  }: {
    order: Pick<StoredOrder, 'nameZh' | 'done' | 'askedAt' | 'query' | 'id'>
    exported: Pick<Exported, 'columns'>
    by: string
  },
  mostRows = sheetRows,
): SheetSource[] {
  const many = Math.max(1, Math.ceil(order.done / mostRows))
  const data = Array.from({ length: many }, (_, i) => ({
    name: i === 0 ? order.nameZh : `${order.nameZh} ${i + 1}`,
    columns: exported.columns,
    rows: next(rows, mostRows),
  }))
  const chosen = Object.entries(order.query).map(([name, value]) => `${name}=${value}`)
  const about = [
    ['导出人', by],
    ['申请时间', order.askedAt],
    ['筛选条件', chosen.join('；') || '无'],
    ['条数', String(order.done)],
    ['导出编号', order.id],
  ]
  return [...data, { name: '导出说明', columns: [text('项目', 12), text('内容', 60)], rows: about }]
}

/** Puts the pieces of an order together to a workbook, and tells the person that it is ready. */
export async function makeBook(ctx: Ctx, ref: OrderRef): Promise<void> {
  const order = await findOrder(ctx.db, ref, true)
  if (order?.state !== 'making') return
  const exported = findExported(order.path)
  const rights = await rightsOf(ctx, order.personId)
  if (!exported || !rights || !stillMay(rights.actor, exported, order)) return fail(ctx, order, gone)
  const { dataDir } = ctx.house
  const sheets = sheetsOf(rowsOf(dataDir, order), { order, exported, by: rights.actor.name })
  const size = await putAside(dataDir, placeOf(order, bookName), streamSheets(sheets))
  const found = await parametersAt(ctx.db, [bulkKeys.keepDays], null, ctx.today)
  const expiresOn = plusDays(ctx.today, Number(found[bulkKeys.keepDays].value))
  await setOrder(ctx.db, order, { state: 'ready', readyAt: ctx.now.toISOString(), expiresOn, size, total: order.done })
  await clearAway(ctx, order)
  const text = say(
    `导出已生成：${order.nameZh}，${order.done} 条，${expiresOn} 前可下载`,
    `Export ready: ${order.nameEn}, ${order.done} rows, to be fetched before ${expiresOn}`,
  )
  await tellPersons(ctx, [order.personId], { text, link: '/exports', dedupe: `export:${order.id}` })
}

/** Deletes files that were kept long enough; that they were made and fetched stays in the journal. */
export async function sweepExports(ctx: Ctx): Promise<void> {
  for (const ref of await listExpired(ctx.db, ctx.today)) {
    await setOrder(ctx.db, ref, { state: 'deleted' })
    await clearAway(ctx, ref)
  }
}
