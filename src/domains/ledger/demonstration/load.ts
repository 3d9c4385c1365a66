import { asPerson } from '#kernel/access/server'
import { plusDays, yearOf } from '#kernel/calendar'
import type { Ctx } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { listUnitNames } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { act } from '#kernel/process/server'
import { breakDown } from '../deeds/break-down.ts'
import { type FindUnit, unitFinder } from '../deeds/find-units.ts'
import { issueItem } from '../deeds/issue.ts'
import { createPoints } from '../deeds/points.ts'
import { insertItems } from '../store/items.ts'
import { currentTasks, type DemonstrationTask, earlierTasks } from './tasks.ts'

/** Accounts of the demonstration's prefecture cadres, who take on what is broken down to them. */
const cadres: Readonly<Record<string, string>> = {
  西宁市总工会: 'cadre-xining',
  海东市总工会: 'cadre-haidong',
  海北州总工会: 'cadre-haibei',
  黄南州总工会: 'cadre-huangnan',
  海南州总工会: 'cadre-hainan',
  果洛州总工会: 'cadre-golog',
  玉树州总工会: 'cadre-yushu',
  海西州总工会: 'cadre-haixi',
}

const ids = (find: FindUnit, names: readonly string[]): number[] =>
  names.map((name) => {
    const id = find(name)
    if (typeof id !== 'number') throw new Error(`the demonstration has no unit "${name}"`)
    return id
  })

async function finish(ctx: Ctx, ref: CaseRef, unitId: number, task: DemonstrationTask): Promise<void> {
  const owner = await asPerson(ctx, task.owner ?? '')
  const text = `${task.title}\n完成情况说明（演示材料）`
  const file = { name: `${task.title}.txt`.replace(/[\\/]/g, ''), bytes: Buffer.from(text) }
  const { id } = await uploadEvidence(owner, { unitId, origin: '演示材料' }, file)
  const input = { summary: '已按要求完成，佐证材料附后。', proof: [id] }
  await act(owner, ref, 'report-done', { input })
  await act(await asPerson(ctx, 'reviewer'), ref, 'confirm', { input: { opinion: '经核实，同意办结。' } })
}

/** The units a task is broken down to: all prefectures, or those named. */
async function unitsBelow(ctx: Ctx, find: FindUnit, below: NonNullable<DemonstrationTask['below']>): Promise<number[]> {
  if (below !== 'all') return ids(find, below)
  const federations = await listUnitNames(ctx.db, ['federation'])
  const root = federations.find((unit) => unit.parentId === null)
  return federations.filter((unit) => unit.parentId === root?.id).map((unit) => unit.id)
}

async function carryOut(ctx: Ctx, find: FindUnit, ref: CaseRef, task: DemonstrationTask): Promise<void> {
  if (!task.owner) return
  const owner = await asPerson(ctx, task.owner)
  await act(owner, ref, 'accept', { input: { owner: owner.actor.name, plan: '按季度推进，年底前完成。' } })
  if (task.below) {
    const children = await breakDown(await asPerson(ctx, 'clerk'), ref, {
      units: await unitsBelow(ctx, find, task.below),
    })
    for (const [name, login] of Object.entries(cadres)) {
      const child = children.find((one) => one.unitId === find(name))
      const cadre = await asPerson(ctx, login)
      if (child) await act(cadre, child, 'accept', { input: { owner: cadre.actor.name } })
    }
  }
  if (task.done) await finish(ctx, ref, ids(find, task.leads)[0] ?? 0, task)
}

/** One year's work points as the office would have made them on a day; tasks with a fault stay drafts. */
async function loadYear(ctx: Ctx, tasks: readonly DemonstrationTask[], dueFrom: string): Promise<void> {
  const find = await unitFinder(ctx)
  const clerk = await asPerson(ctx, 'clerk')
  const year = yearOf(ctx.today)
  const [office] = ids(find, ['青海省总工会'])
  const title = `${year}年全省产业工人队伍建设改革工作要点`
  const points = await createPoints(clerk, { unitId: office ?? 0, year, title, copyOpen: false })
  const items = await insertItems(
    clerk.db,
    points,
    tasks.map((task) => {
      const dueOn = plusDays(dueFrom, task.due)
      const { title: name, words, area } = task
      const targets = (task.targets ?? []).map((target) => ({ ...target, by: dueOn }))
      const owners = {
        leads: ids(find, task.leads),
        joints: ids(find, task.joints),
        unmatched: [...(task.unmatched ?? [])],
      }
      return { title: name, words, area, dueOn, targets, ...owners, origin: 'written' as const }
    }),
  )
  for (const [i, item] of items.entries()) {
    const task = tasks[i]
    if (task?.leads.length === 1) await carryOut(ctx, find, await issueItem(clerk, item.id), task)
  }
}

/** Work points of 2024, finished, and of this year, half way; every step by whoever would take it. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const then = { ...ctx, today: '2024-10-10' }
  await loadYear(then, earlierTasks, '2024-10-31')
  const began = plusDays(`${yearOf(ctx.today)}-12-31`, -300)
  await loadYear({ ...ctx, today: began < ctx.today ? began : ctx.today }, currentTasks, ctx.today)
}
