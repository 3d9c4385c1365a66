import type { Ctx } from '#kernel/domain/server'
import { Invalid, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import type { ItemBody } from '../model/rows.ts'
import { sources } from '../rules/index.ts'
import { insertItems, lockItem, type StoredItem, updateItem } from '../store/items.ts'
import { lockPoints } from '../store/points.ts'
import { note } from './journal.ts'
import { assertDraft, assertMay, namedUnits } from './reach.ts'

/** A draft that this person saw as it is and may change. @throws Missing, Stale, or Refused once it is issued. */
async function lockDraft(ctx: Ctx, id: string, rev?: number): Promise<StoredItem> {
  const item = await lockItem(ctx.db, id)
  assertMay(ctx, 'ledger.issue', item)
  if (rev !== undefined && rev !== item.rev) throw new Stale()
  assertDraft(item)
  return item
}

const unique = (ids: readonly number[]) => [...new Set(ids)]

async function checkOwners(ctx: Ctx, body: Pick<ItemBody, 'leads' | 'joints'>): Promise<void> {
  await namedUnits(ctx, body.leads, 'leads')
  await namedUnits(ctx, body.joints, 'joints')
}

/** Adds an item by hand. @throws Missing for work points not the actor's; Invalid for units that are not there. */
export async function writeItem(ctx: Ctx, pointsId: string, body: ItemBody): Promise<string> {
  const points = await lockPoints(ctx.db, pointsId)
  assertMay(ctx, 'ledger.issue', points)
  await checkOwners(ctx, body)
  const item = { ...body, leads: unique(body.leads), joints: unique(body.joints), origin: 'written' as const }
  const [added] = await insertItems(ctx.db, points, [item])
  if (!added) throw new Error('an item was added and is not there')
  await note(ctx, 'item.write', 'ledger-item', added, { no: added.no, ...body })
  return added.id
}

/** Changes a draft. Once somebody leads it, the names that matched nothing have served. */
export async function editItem(ctx: Ctx, id: string, { rev, ...body }: ItemBody & { rev: number }): Promise<void> {
  const item = await lockDraft(ctx, id, rev)
  await checkOwners(ctx, body)
  const leads = unique(body.leads)
  const change = { ...body, leads, joints: unique(body.joints), unmatched: leads.length > 0 ? [] : item.unmatched }
  await updateItem(ctx.db, item, change)
  const before = Object.fromEntries(Object.keys(change).map((name) => [name, item[name as keyof StoredItem]]))
  await note(ctx, 'item.edit', 'ledger-item', item, { before, after: change })
}

/** Drops a draft, with the reason. It stays in the ledger, so that the next edition does not bring it back. */
export async function dropItem(ctx: Ctx, id: string, { rev, reason }: { rev: number; reason: string }): Promise<void> {
  const item = await lockDraft(ctx, id, rev)
  await updateItem(ctx.db, item, { state: 'dropped', reason })
  await note(ctx, 'item.drop', 'ledger-item', item, { reason })
}

/** Splits a draft into parts, each with the same clause, key task and term. Gives the ids of the parts. */
export async function splitItem(
  ctx: Ctx,
  id: string,
  { rev, parts }: { rev: number; parts: readonly Pick<ItemBody, 'title' | 'words' | 'leads'>[] },
): Promise<string[]> {
  const item = await lockDraft(ctx, id, rev)
  await namedUnits(
    ctx,
    parts.flatMap((part) => part.leads),
    'parts',
  )
  const points = await lockPoints(ctx.db, item.pointsId)
  const { area, joints, dueOn, targets, place, words, leads } = item
  const kept = { area, joints, dueOn, targets, place, origin: 'split' as const, parentItem: item.id }
  const added = await insertItems(
    ctx.db,
    points,
    parts.map((part) => ({
      ...kept,
      title: part.title,
      words: part.words ?? words,
      leads: part.leads.length > 0 ? part.leads : leads,
    })),
  )
  const numbers = added.map((one) => one.no)
  await updateItem(ctx.db, item, { state: 'dropped', reason: `拆分为第 ${numbers.join('、')} 项` })
  await note(ctx, 'item.split', 'ledger-item', item, { into: numbers })
  return added.map((one) => one.id)
}

const mergedWords = (items: readonly StoredItem[]) =>
  [...new Set(items.map((item) => item.words).filter((words) => words !== null))].join('\n') || null

/**
 * Merges drafts of the same work points into one of them: words and targets are put together, all leads stay, so that two
 * different ones show as a fault. The others stay as dropped lines that keep their clauses.
 */
export async function mergeItems(
  ctx: Ctx,
  deed: { into: string; from: readonly string[]; title?: string },
): Promise<void> {
  if (deed.from.includes(deed.into))
    throw new Invalid([{ path: 'from', message: say('不能与自身合并', 'An item cannot be merged into itself') }])
  const into = await lockDraft(ctx, deed.into)
  const from: StoredItem[] = []
  for (const id of new Set(deed.from)) from.push(await lockDraft(ctx, id))
  if (from.some((item) => item.pointsId !== into.pointsId)) {
    const message = say('只能合并同一年度工作要点中的任务', 'Only items of the same work points can be merged')
    throw new Refused([{ rule: 'other-points', message, source: sources.list }])
  }
  const all = [into, ...from]
  const leads = unique(all.flatMap((item) => item.leads))
  const joints = unique(all.flatMap((item) => item.joints)).filter((id) => !leads.includes(id))
  await updateItem(ctx.db, into, {
    leads,
    joints,
    title: deed.title ?? into.title,
    words: mergedWords(all),
    area: into.area ?? from.find((item) => item.area !== null)?.area ?? null,
    targets: all.flatMap((item) => item.targets),
    unmatched: [...new Set(all.flatMap((item) => item.unmatched))],
    dueOn:
      all
        .map((item) => item.dueOn)
        .filter((on) => on !== null)
        .sort()[0] ?? null,
  })
  for (const item of from)
    await updateItem(ctx.db, item, { state: 'dropped', became: into.id, reason: `并入第 ${into.no} 项` })
  await note(ctx, 'item.merge', 'ledger-item', into, { from: from.map((item) => item.no) })
}
