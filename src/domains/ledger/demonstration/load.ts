import { asPerson } from '#kernel/access/server'
import { plusDays, yearOf } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import type { CaseRef } from '#kernel/process'
import { act } from '#kernel/process/server'
import { issueItem } from '../deeds/issue.ts'
import { createPoints } from '../deeds/points.ts'
import { insertItems } from '../store/items.ts'
import { breakDownTask } from './break-down.ts'
import { currentTasks, type DemonstrationTask, earlierTasks } from './tasks.ts'
import { findIds, onDay, type UnitIds, unitIds } from './walk.ts'

/** The days on which a year's work points were walked. */
interface Days {
  issued: string
  accepted: string
  /** When counties and enterprises were given their part: after the last closed quarter, so that only the present one asks. */
  further: string
  done: string
  confirmed: string
  /** What the terms of tasks count from. */
  dueFrom: string
}

async function finish(ctx: Ctx, days: Days, ref: CaseRef, unitId: number, task: DemonstrationTask): Promise<void> {
  const owner = await asPerson(onDay(ctx, days.done), task.owner ?? '')
  const text = `${task.title}\n完成情况说明（演示材料）`
  const file = { name: `${task.title}.txt`.replace(/[\\/]/g, ''), bytes: Buffer.from(text) }
  const { id } = await uploadEvidence(owner, { unitId, origin: '演示材料' }, file)
  const input = { summary: '已按要求完成，佐证材料附后。', proof: [id] }
  await act(owner, ref, 'report-done', { input })
  const reviewer = await asPerson(onDay(ctx, days.confirmed), 'reviewer')
  await act(reviewer, ref, 'confirm', { input: { opinion: '经核实，同意办结。' } })
}

async function carryOut(ctx: Ctx, days: Days, units: UnitIds, ref: CaseRef, task: DemonstrationTask): Promise<void> {
  if (!task.owner) return
  const owner = await asPerson(onDay(ctx, days.accepted), task.owner)
  await act(owner, ref, 'accept', {
    input: { owner: { id: owner.actor.personId, name: owner.actor.name }, plan: '按季度推进，年底前完成。' },
  })
  if (task.below) await breakDownTask(ctx, days, units, ref, task)
  if (task.done) await finish(ctx, days, ref, findIds(units, task.leads)[0] ?? 0, task)
}

/** One year's work points as the office would have made them; tasks with a fault stay drafts. */
async function loadYear(ctx: Ctx, tasks: readonly DemonstrationTask[], days: Days): Promise<void> {
  const units = await unitIds(ctx)
  const clerk = await asPerson(onDay(ctx, days.issued), 'clerk')
  const year = yearOf(days.issued)
  const [office] = findIds(units, ['青海省总工会'])
  const title = `${year}年全省产业工人队伍建设改革工作要点`
  const points = await createPoints(clerk, { unitId: office ?? 0, year, title, copyOpen: false })
  const items = await insertItems(
    clerk.db,
    points,
    tasks.map((task) => {
      const dueOn = plusDays(days.dueFrom, task.due)
      const { title: name, words, area } = task
      const targets = (task.targets ?? []).map((target) => ({ ...target, by: dueOn }))
      const owners = {
        leads: findIds(units, task.leads),
        joints: findIds(units, task.joints),
        unmatched: [...(task.unmatched ?? [])],
      }
      return { title: name, words, area, dueOn, targets, ...owners, origin: 'written' as const }
    }),
  )
  for (const [i, item] of items.entries()) {
    const task = tasks[i]
    if (task?.leads.length === 1) await carryOut(ctx, days, units, await issueItem(clerk, item.id), task)
  }
}

/** Work points of 2024, finished, and of this year, half way; every step on its day, by whoever would take it. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const { today } = ctx
  const before = (day: string) => (day < today ? day : today)
  await loadYear(ctx, earlierTasks, {
    issued: '2024-10-10',
    accepted: '2024-10-11',
    further: '2024-10-11',
    done: '2024-10-28',
    confirmed: '2024-10-30',
    dueFrom: '2024-10-31',
  })
  const began = plusDays(`${yearOf(today)}-12-31`, -300)
  await loadYear(ctx, currentTasks, {
    issued: before(began),
    accepted: before(plusDays(began, 3)),
    further: before(plusDays(today, -41) > began ? plusDays(today, -41) : plusDays(began, 5)),
    done: before(plusDays(today, -20)),
    confirmed: before(plusDays(today, -14)),
    dueFrom: today,
  })
}
