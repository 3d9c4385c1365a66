import { formatPeriod, parsePeriod } from '#kernel/calendar'
import { type Ctx, defineDomain } from '#kernel/domain/server'
import { listCaseEvidence } from '#kernel/evidence/server'
import { parametersAt } from '#kernel/parameter/server'
import type { CaseView } from '#kernel/process'
import { findCase, openCase } from '#kernel/process/server'
import { type Say, say } from '#platform/say'
import { rectificationParameters } from './parameters.ts'
import { rectificationProcess, talkProcess } from './process.ts'
import { isCalled, isOrdered, listRepeats, listReports } from './store.ts'

/** What an order is made from, wherever the finding came from. */
export interface Finding {
  unitId: number
  origin: 'score' | 'dispatch' | 'inspection' | 'meeting'
  topic: string
  finding: string
  demand: string
  basis: string
  period: string | null
  parent: { regionId: number; id: string }
}

/** Orders a unit to put something right; once for each occasion, however often it is called. */
export async function orderRectification(ctx: Ctx, found: Finding): Promise<void> {
  if (await isOrdered(ctx.db, found.parent, found.period, found.topic)) return
  const { unitId, period, parent, ...answers } = found
  await openCase(ctx, {
    process: 'rectification',
    unitId,
    title: `整改：${found.topic}`.slice(0, 300),
    period,
    parent,
    answers: { ...answers, dueOn: null },
  })
}

/**
 * Follows an accepted report: a red light brings an order (督办单), a second red quarter running brings a talk (约谈).
 * Source: office practice for dispatches, domain rules 9.4.
 */
export async function followReport(ctx: Ctx, report: CaseView): Promise<void> {
  const one = await findCase(ctx.db, report)
  if (!one?.parentId || one.parentRegion === null || one.light !== 'red') return
  const parent = { regionId: one.parentRegion, id: one.parentId }
  const task = await findCase(ctx.db, parent)
  if (!task) return
  const reason = one.lightWhy?.zh ?? '季度调度亮红灯'
  const [, before] = (await listReports(ctx.db, one.process, parent)).filter((r) => r.period <= (one.period ?? ''))
  const demand = '分析滞后原因，提出措施和完成期限，按期补齐进度。'
  await orderRectification(ctx, {
    unitId: one.unitId,
    origin: 'dispatch',
    topic: task.title.slice(0, 120),
    finding: reason,
    demand,
    basis: '季度调度亮灯规则',
    period: one.period,
    parent,
  })
  if (before?.worst === 'red' && !(await isCalled(ctx.db, parent, one.period)))
    await openCase(ctx, {
      process: 'talk',
      unitId: one.unitId,
      title: `约谈：${task.title}`.slice(0, 300),
      period: one.period,
      parent,
      answers: {
        about: task.title.slice(0, 200),
        reason: `连续两个季度红灯（${[before.period, one.period].map((period) => formatPeriod(parsePeriod(period)).zh).join('、')}）。${reason}`,
        basis: '季度调度“两次红灯即约谈”',
      },
    })
}

/** Points lost in one evaluation, as whoever scored gives them. */
export interface LostInEvaluation {
  evaluation: CaseView
  lost: readonly { unitId: number; label: Say; lost: number; full: number; why: Say; missing: Say; source: Say }[]
}

/** Orders for the items of an evaluation that lost at least the share set by `rectify.lost-share`; small losses bring none. */
export async function orderLost(ctx: Ctx, { evaluation, lost }: LostInEvaluation): Promise<void> {
  const found = await parametersAt(ctx.db, ['rectify.lost-share'], evaluation.regionId, ctx.today)
  const share = Number(found['rectify.lost-share']?.value)
  for (const point of lost.filter((p) => p.full > 0 && (100 * p.lost) / p.full >= share))
    await orderRectification(ctx, {
      unitId: point.unitId,
      origin: 'score',
      topic: point.label.zh.slice(0, 120),
      finding: `“${point.label.zh}”应得 ${point.full} 分，失 ${point.lost} 分。${point.why.zh}`,
      demand: point.missing.zh,
      basis: point.source.zh.slice(0, 300),
      period: evaluation.period,
      parent: { regionId: evaluation.regionId, id: evaluation.id },
    })
}

async function orderFacts(ctx: Ctx, one: CaseView) {
  const repeats = await listRepeats(ctx.db, one.unitId, String(one.answers.topic ?? ''), one.id)
  const proofs = await listCaseEvidence(ctx.db, { regionId: one.regionId, id: one.id })
  return { repeats, proofs: proofs.map(({ file }) => file.id) }
}

export const domain = defineDomain({
  name: 'rectification',
  label: say('督促整改', 'Rectification'),
  processes: [rectificationProcess as never, talkProcess as never],
  facts: { rectification: orderFacts },
  permissions: {
    'rectify.read': {
      label: say('查看整改事项', 'See rectification'),
      posts: [
        'convener',
        'deputy-convener',
        'office-clerk',
        'office-reviewer',
        'leader-in-charge',
        'liaison',
        'prefecture-cadre',
        'county-cadre',
        'enterprise-chair',
      ],
    },
    'rectify.order': { label: say('下达整改', 'Order rectification'), posts: ['office-clerk'] },
    'rectify.do': {
      label: say('落实整改', 'Put right'),
      posts: ['leader-in-charge', 'liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
    },
    'rectify.verify': { label: say('复核整改', 'Check rectification'), posts: ['office-reviewer'] },
    'talk.hold': { label: say('约谈', 'Hold talks'), posts: ['convener', 'deputy-convener', 'office-reviewer'] },
  },
  parameters: rectificationParameters,
  offers: { orderRectification, orderLost, followReport },
  demonstratesAfter: ['dispatch', 'score'],
})
