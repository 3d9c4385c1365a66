import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { Area, CaseRef } from '#kernel/process'
import { Missing, Refused } from '#platform/errors'
import { insertItems, listKeyed } from '../store/items.ts'
import { findPoints, insertPoints } from '../store/points.ts'
import { issueItem } from './issue.ts'
import { note } from './journal.ts'

/** What a meeting decided, as whoever keeps its minutes gives it. */
export interface DecisionsToAdd {
  /** The meeting's case: the tasks become its children. */
  parent: CaseRef
  title: string
  /** The unit that issues them. */
  unitId: number
  heldOn: string
  items: readonly {
    key: string
    title: string
    words: string
    lead: number
    joints: readonly number[]
    dueOn: string
    area: Area
  }[]
}

async function openPoints(ctx: Ctx, { unitId, heldOn }: DecisionsToAdd) {
  const unit = await getUnit(ctx.db, unitId)
  if (!mayOver(ctx.actor, 'ledger.issue', unit)) throw new Missing()
  const year = Number(heldOn.slice(0, 4))
  const found = await findPoints(ctx.db, unitId, year)
  if (found) return found
  const title = `${year}年产业工人队伍建设改革工作要点`
  return insertPoints(ctx.db, unit, { year, title, document: null, by: ctx.actor.personId, at: ctx.now })
}

/**
 * Takes the decisions of a meeting into the ledger of the year it was held, and issues every sound one. What cannot be issued
 * now (its lead has ended, its term has passed) stays a draft with its faults shown. A second call adds nothing.
 * @throws Missing when the actor may not issue for the unit.
 */
export async function addDecisions(ctx: Ctx, given: DecisionsToAdd): Promise<{ added: number; issued: number }> {
  const points = await openPoints(ctx, given)
  const known = new Set(
    await listKeyed(
      ctx.db,
      points.id,
      given.items.map(({ key }) => key),
    ),
  )
  const fresh = given.items.filter(({ key }) => !known.has(key))
  const from = { fromRegion: given.parent.regionId, fromCase: given.parent.id }
  const rows = fresh.map(({ key, title, words, area, dueOn, lead, joints }) => ({
    ...{ title, words, area, dueOn, leads: [lead], joints: [...joints], origin: 'written' as const },
    ...{ ...from, clauseKey: key, note: `会议议定：${given.title}`.slice(0, 1000) },
  }))
  const added = await insertItems(ctx.db, points, rows)
  if (added.length > 0)
    await note(ctx, 'points.take', 'work-points', points, { meeting: given.parent, items: added.length })
  let issued = 0
  // A draft that cannot be issued is shown with its faults; the other decisions must not wait for it.
  for (const item of added)
    issued += await issueItem(ctx, item.id).then(
      () => 1,
      (error) => {
        if (error instanceof Refused) return 0
        throw error
      },
    )
  return { added: added.length, issued }
}
