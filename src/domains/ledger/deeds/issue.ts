import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { isWithin } from '#kernel/org'
import { getUnit, getUnits } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { type Refusal, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import { faultsOf, naming, parts, sources } from '../rules/index.ts'
import { lockItem, lockItems, type StoredItem, updateItem } from '../store/items.ts'
import { lockPoints, markIssued, type StoredPoints } from '../store/points.ts'
import { note } from './journal.ts'
import { assertDraft, assertMay } from './reach.ts'

/** Why an item cannot be issued now by this person: its blocking faults, a term that has passed, a lead or a joint unit out of reach. */
async function findObstacles(ctx: Ctx, item: StoredItem): Promise<Refusal[]> {
  const units = await getUnits(ctx.db, [...item.leads, ...item.joints])
  const ended = new Set([...units.values()].filter((unit) => unit.validTo !== null).map((unit) => unit.id))
  const owners = (ids: readonly number[]) => ids.map((id) => ({ id, name: units.get(id)?.name ?? '' }))
  const faults = faultsOf({ ...item, leads: owners(item.leads), joints: owners(item.joints) }, ended).filter(
    (f) => f.blocks,
  )
  const obstacles = naming(item, faults)
  const home = await getUnit(ctx.db, item.unitId)
  if (item.dueOn !== null && item.dueOn < ctx.today) {
    const message = say(
      `第 ${item.no} 项“${item.title}”：完成时限 ${item.dueOn} 早于今日`,
      `Item ${item.no} "${item.title}": the term ${item.dueOn} has passed`,
    )
    obstacles.push({ rule: 'due-past', message, source: sources.standard })
  }
  for (const unit of units.values()) {
    const isOurs = isWithin(home, unit) && unit.id !== item.leads[0]
    if (isOurs || mayOver(ctx.actor, 'ledger.issue', unit)) continue
    const message = say(
      `第 ${item.no} 项“${item.title}”：“${unit.name}”不在您可下达任务的范围内`,
      `Item ${item.no} "${item.title}": you cannot issue to "${unit.name}"`,
    )
    obstacles.push({ rule: 'out-of-reach', message, source: sources.duty })
  }
  return obstacles
}

/** Opens the case of a sound item at its lead unit; the joint units take part. */
async function issueSound(ctx: Ctx, points: StoredPoints, item: StoredItem): Promise<CaseRef> {
  const { title, words, area, dueOn, targets, place } = item
  const opened = await openCase(ctx, {
    process: 'task',
    unitId: item.leads[0] ?? 0,
    title,
    period: String(points.year),
    area: area ?? undefined,
    answers: { title, words, area, dueOn, targets, place, note: item.note },
    parties: item.joints.map((unitId) => ({ unitId, part: parts.joint })),
    ...(item.fromCase && item.fromRegion !== null ? { parent: { regionId: item.fromRegion, id: item.fromCase } } : {}),
  })
  const ref = { regionId: opened.regionId, id: opened.id }
  await updateItem(ctx.db, item, { state: 'issued', caseRegion: ref.regionId, caseId: ref.id })
  await note(ctx, 'item.issue', 'ledger-item', item, { no: item.no, title, case: ref })
  return ref
}

/**
 * Issues an item: opens its task.
 * @throws Refused naming the item and every rule that stands against it; Stale, Missing.
 */
export async function issueItem(ctx: Ctx, id: string, rev?: number): Promise<CaseRef> {
  const item = await lockItem(ctx.db, id)
  assertMay(ctx, 'ledger.issue', item)
  if (rev !== undefined && rev !== item.rev) throw new Stale()
  assertDraft(item)
  const obstacles = await findObstacles(ctx, item)
  if (obstacles.length > 0) throw new Refused(obstacles)
  const points = await lockPoints(ctx.db, item.pointsId)
  const ref = await issueSound(ctx, points, item)
  await markIssued(ctx.db, points.id, ctx.today)
  return ref
}

/** Issues every sound item of the work points; the others stay drafts, and it is said why. */
export async function issueAll(ctx: Ctx, pointsId: string): Promise<{ issued: number; blocked: Refusal[] }> {
  const points = await lockPoints(ctx.db, pointsId)
  assertMay(ctx, 'ledger.issue', points)
  const blocked: Refusal[] = []
  let issued = 0
  for (const item of await lockItems(ctx.db, pointsId)) {
    if (item.state !== 'draft') continue
    const obstacles = await findObstacles(ctx, item)
    blocked.push(...obstacles)
    if (obstacles.length > 0) continue
    await issueSound(ctx, points, item)
    issued++
  }
  if (issued > 0) await markIssued(ctx.db, points.id, ctx.today)
  return { issued, blocked }
}
