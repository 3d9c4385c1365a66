import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { checkReach, type Unit } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { act, findCase, joinParties } from '#kernel/process/server'
import { Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { NewItem } from '../model/rows.ts'
import { parts, type Said, sources } from '../rules/index.ts'
import { decide, lockDifference, type StoredDifference } from '../store/differences.ts'
import { insertItems, lockItem, type StoredItem, updateItem } from '../store/items.ts'
import { lockPoints } from '../store/points.ts'
import { fromClause } from './editions.ts'
import { note } from './journal.ts'
import { assertMay } from './reach.ts'

const caseRefOf = (item: StoredItem): CaseRef | null =>
  item.caseRegion !== null && item.caseId !== null ? { regionId: item.caseRegion, id: item.caseId } : null

const reasonOf = (difference: StoredDifference, deed: string) => `${deed}：《${difference.documentTitle}》修订`

/** An issued task takes the new edition through its own process, so that rules, deadline and history hold. */
async function adjustTask(ctx: Ctx, ref: CaseRef, difference: StoredDifference): Promise<void> {
  const one = await findCase(ctx.db, ref)
  if (!one) throw new Missing()
  const { dueOn, targets, words, place } = { ...one.answers, ...difference.after }
  const action = one.state === 'issued' ? 'correct' : 'adjust'
  await act(ctx, ref, action, {
    input: { dueOn, targets, words, place, reason: reasonOf(difference, '按修订文件调整') },
  })
}

const cancelTask = (ctx: Ctx, ref: CaseRef, difference: StoredDifference, deed: string) =>
  act(ctx, ref, 'cancel', { input: { reason: reasonOf(difference, deed) } })

/** Another lead: the old unit's task is cancelled and the item waits to be issued again. Other joint units: they take part. */
async function changeOwners(ctx: Ctx, item: StoredItem, difference: StoredDifference): Promise<Partial<StoredItem>> {
  const { leads = item.leads, joints = item.joints, unmatched = [] } = difference.after ?? {}
  const ref = caseRefOf(item)
  if (!ref || item.state !== 'issued') return { leads, joints, unmatched }
  if (leads.length === 1 && leads[0] === item.leads[0]) {
    const takes = (unit: Unit) => mayOver(ctx.actor, 'ledger.issue', unit)
    await checkReach(ctx.db, item.unitId, [{ path: 'joints', ids: joints }], takes)
    await joinParties(
      ctx,
      ref,
      joints.map((unitId) => ({ unitId, part: parts.joint })),
    )
    return { leads, joints, unmatched }
  }
  await cancelTask(ctx, ref, difference, '牵头单位变更，另行下达')
  return { leads, joints, unmatched, state: 'draft', caseRegion: null, caseId: null }
}

async function dropClause(ctx: Ctx, item: StoredItem, difference: StoredDifference): Promise<Partial<StoredItem>> {
  const ref = caseRefOf(item)
  if (ref && item.state === 'issued') await cancelTask(ctx, ref, difference, '条款已删除')
  return { state: 'dropped', reason: reasonOf(difference, '条款已删除') }
}

const withoutPlace = (after: StoredDifference['after']): Partial<Said> => {
  const { place: _place, ...said } = after ?? {}
  return said
}

/** What the item becomes when the difference holds. A split or merged item only remembers what the document says now. */
async function changeItem(ctx: Ctx, item: StoredItem, difference: StoredDifference): Promise<Partial<StoredItem>> {
  if (item.state === 'dropped') return {}
  if (difference.kind === 'dropped') return dropClause(ctx, item, difference)
  if (difference.kind === 'owners') return changeOwners(ctx, item, difference)
  const ref = caseRefOf(item)
  if (ref && item.state === 'issued') await adjustTask(ctx, ref, difference)
  const { title, place, ...rest } = difference.after ?? {}
  if (difference.kind !== 'words') return rest
  // A title the office has chosen stays; one made from the clause follows the clause.
  const isTheirs = item.title !== item.said?.title
  return { ...rest, ...(place ? { place } : {}), ...(title && !isTheirs ? { title } : {}) }
}

async function confirm(ctx: Ctx, difference: StoredDifference): Promise<string | null> {
  if (difference.kind === 'new') {
    const points = await lockPoints(ctx.db, difference.pointsId)
    const item = fromClause(difference.documentId, difference.clauseKey, NewItem.parse(difference.after))
    const [added] = await insertItems(ctx.db, points, [item])
    return added?.id ?? null
  }
  if (difference.itemId === null) throw new Error(`difference ${difference.id} has no item`)
  const item = await lockItem(ctx.db, difference.itemId)
  const change = await changeItem(ctx, item, difference)
  await updateItem(ctx.db, item, { ...change, ...remembered(item, difference) })
  return item.id
}

/** What the document says now is known, whatever was decided: it is not asked about again. */
const remembered = (item: StoredItem, difference: StoredDifference): Partial<StoredItem> =>
  item.said && difference.after ? { said: { ...item.said, ...withoutPlace(difference.after) } } : {}

async function reject(ctx: Ctx, difference: StoredDifference): Promise<string | null> {
  if (difference.itemId === null) return null
  const item = await lockItem(ctx.db, difference.itemId)
  if (difference.after) await updateItem(ctx.db, item, remembered(item, difference))
  return item.id
}

/**
 * Confirms or rejects one difference of a revised document.
 * @throws Missing; Refused when it was decided already, or when the task's own rules do not allow the change now.
 */
export async function decideDifference(ctx: Ctx, id: string, deed: { decision: 'confirm' | 'reject'; note: string }) {
  const difference = await lockDifference(ctx.db, id)
  assertMay(ctx, 'ledger.issue', difference)
  if (difference.state !== 'pending') {
    const message = say('这处变化已处理', 'This difference was decided already')
    throw new Refused([{ rule: 'decided-already', message, source: sources.list }])
  }
  const itemId = deed.decision === 'confirm' ? await confirm(ctx, difference) : await reject(ctx, difference)
  const state = deed.decision === 'confirm' ? ('confirmed' as const) : ('rejected' as const)
  const { personId, name } = ctx.actor
  const decided = { decidedBy: personId, decidedName: name, decidedAt: ctx.now.toISOString() }
  await decide(ctx.db, id, { state, note: deed.note || null, itemId, ...decided })
  const { kind, clauseKey, before, after } = difference
  await note(ctx, `difference.${deed.decision}`, 'ledger-difference', difference, {
    kind,
    clauseKey,
    before,
    after,
    note: deed.note,
  })
  return { state, itemId }
}
