import { parsePeriod, periodRange } from '#kernel/calendar'
import { type Ctx, defineDomain } from '#kernel/domain/server'
import { nameUnits } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { listChildren, openCase } from '#kernel/process/server'
import { say } from '#platform/say'
import { demonstrate } from './demonstrate.ts'
import { dutyParameters } from './parameters.ts'
import { handoverProcess } from './process/handover.ts'
import { dutyListProcess } from './process/list.ts'
import { performanceProcess } from './process/performance.ts'
import { countDone } from './store.ts'

interface Duty {
  duty: string
  proof: string
}

/** Opens the performance of each unit asked that has none yet for this period. */
async function askUnits(ctx: Ctx, list: CaseView, input: Record<string, unknown>): Promise<void> {
  const period = String(input.period)
  const unitIds = [...new Set(input.units as number[])]
  const names = await nameUnits(ctx.db, unitIds)
  const asked = (await listChildren(ctx.db, list)).filter((child) => child.period === period)
  const duties = ((list.answers.duties as Duty[] | undefined) ?? []).map(({ duty, proof }) => ({ duty, proof }))
  for (const unitId of unitIds.filter((id) => !asked.some((child) => child.unitId === id)))
    await openCase(ctx, {
      process: 'performance',
      unitId,
      title: `${names.get(unitId) ?? ''}履职情况`,
      period,
      answers: { actor: list.answers.actor, duties },
      parent: { regionId: list.regionId, id: list.id },
    })
}

/** What the product knows of the unit's work in the period, and the words that are left to write. */
async function performanceFacts(ctx: Ctx, one: CaseView) {
  const { from, to } = periodRange(parsePeriod(one.period ?? one.openedOn.slice(0, 4)))
  const duties = (one.answers.duties as Duty[] | undefined) ?? []
  return {
    counted: await countDone(ctx.db, one.unitId, from, to),
    known: { done: duties.filter(({ proof }) => proof === 'typed').map(({ duty }) => ({ duty, words: null })) },
  }
}

export const domain = defineDomain({
  name: 'duty',
  label: say('履职清单', 'Duty lists'),
  processes: [dutyListProcess as never, performanceProcess as never, handoverProcess as never],
  facts: {
    performance: performanceFacts,
    handover: async ({ actor }) => ({ reader: { id: actor.personId, name: actor.name } }),
  },
  does: { 'duty-list.ask': askUnits },
  permissions: {
    'duty.read': {
      label: say('查看履职清单', 'See duty lists'),
      posts: [
        ...(['convener', 'deputy-convener', 'office-clerk', 'office-reviewer', 'leader-in-charge'] as const),
        ...(['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'] as const),
      ],
    },
    'duty.plan': { label: say('拟订清单、发起履职报告', 'Draft lists and ask'), posts: ['office-clerk'] },
    'duty.confirm': { label: say('确认履职清单', 'Confirm lists'), posts: ['convener', 'deputy-convener'] },
    'duty.perform': {
      label: say('报送履职情况、办理交接', 'Perform and hand over'),
      posts: ['leader-in-charge', 'liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
    },
    'duty.review': { label: say('督查履职情况', 'Judge performance'), posts: ['office-reviewer'] },
  },
  parameters: dutyParameters,
  demonstrate,
  demonstratesAfter: ['ledger', 'dispatch', 'problem', 'rectification'],
})
