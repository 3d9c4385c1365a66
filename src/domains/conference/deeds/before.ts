import { dateInChina } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import { type CaseView, lightToday } from '#kernel/process'
import { fillPath } from '#platform/endpoint'
import type { Before } from '../model/index.ts'
import { becameOf, type Decided, type Task } from '../rules/index.ts'
import { type ChildCase, findLast, getMeeting, listBelow } from '../store/index.ts'

const ours = ['topic', 'reply', 'paper', 'meeting', 'matter']

/** A case of whatever process came out of the meeting, with the words of its definition. */
function taskOf(ctx: Ctx, one: ChildCase): Task {
  const process = ctx.house.processes.get(one.process)?.find(({ version }) => version === one.version)
  return {
    regionId: one.regionId,
    id: one.id,
    title: one.title,
    state: one.state,
    stateLabel: process?.states[one.state]?.label ?? null,
    light: lightToday(one, ctx.today).light,
    closedOn: one.closedAt === null ? null : dateInChina(new Date(one.closedAt)),
    page: process?.page ? fillPath(process.page, { regionId: one.regionId, id: one.id }) : null,
  }
}

/** What became of the decisions of the body's last meeting, as this reader sees the work; null before the first. */
export async function findBefore(ctx: Ctx, one: CaseView): Promise<Before | null> {
  const { bodyId } = await getMeeting(ctx.db, one)
  const last = await findLast(ctx.db, bodyId, String(one.answers.heldOn))
  const decisions = (last?.answers.decisions ?? []) as Decided[] | null
  if (!last || !decisions?.length) return null
  const below = (await listBelow(ctx.db, last)).filter(({ process }) => !ours.includes(process))
  const names = await nameUnits(
    ctx.db,
    decisions.map(({ lead }) => lead),
  )
  const { regionId, id, title, heldOn } = last
  const tasks = below.map((child) => taskOf(ctx, child))
  return {
    meeting: { regionId, id, title, heldOn },
    asOf: ctx.today,
    items: becameOf(decisions, tasks, names, ctx.today),
  }
}
