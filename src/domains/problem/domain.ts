import { mayOver } from '#kernel/access'
import { type Ctx, defineDomain } from '#kernel/domain/server'
import type { Area, CaseRef, CaseView } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { likenessOf } from '#kernel/search'
import { say } from '#platform/say'
import { demonstrate } from './demonstrate.ts'
import { problemsIn } from './material.ts'
import { problemParameters } from './parameters.ts'
import { problemProcess } from './process.ts'
import type { Alike } from './rules.ts'
import { isRegistered, listProblems } from './store.ts'

/** Below this two titles are about different things; found on the speech's seven problems and the papers' own. */
const alikeFrom = 0.35

/** Earlier and later problems that this person may read and that read alike, the most alike first. */
async function alikeTo(ctx: Ctx, one: CaseView): Promise<{ alike: Alike[] }> {
  const others = (await listProblems(ctx.db)).filter((other) => other.id !== one.id)
  const alike = others
    .map((other) => ({ ...other, likeness: Math.round(100 * likenessOf(other.title, one.title)) / 100 }))
    .filter(({ likeness }) => likeness >= alikeFrom)
    .filter(({ unitNo: no, indNo }) => mayOver(ctx.actor, 'problem.read', { no, indNo }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ regionId, id, title, openedOn, closedAt, likeness }) => {
      return { regionId, id, title, openedOn, closed: closedAt !== null, likeness }
    })
  return { alike: alike.slice(0, 20) }
}

/** A problem as whoever found it hands it on. */
export interface FoundProblem {
  unitId: number
  title: string
  words: string
  origin: 'paper' | 'meeting' | 'inspection' | 'score' | 'appeal' | 'own'
  source: string
  area?: Area | null
  period?: string | null
  parent: CaseRef
}

/** Registers problems that were found elsewhere; once for each, however often it is called. */
export async function addProblems(ctx: Ctx, found: readonly FoundProblem[]): Promise<void> {
  for (const { unitId, title, words, origin, source, area = null, period = null, parent } of found) {
    const named = title.slice(0, 300)
    if (await isRegistered(ctx.db, parent.id, named)) continue
    await openCase(ctx, {
      process: 'problem',
      unitId,
      title: named,
      period,
      parent,
      ...(area ? { area } : {}),
      answers: { origin, source: source.slice(0, 200), area, words: words.slice(0, 2000) },
    })
  }
}

/** An order on a problem, as orders to put right want it. */
async function orderOf(_ctx: Ctx, one: CaseView) {
  return {
    unitId: one.unitId,
    origin: 'meeting' as const,
    topic: one.title.slice(0, 120),
    finding: String(one.answers.words),
    demand: String(one.answers.demand),
    basis: String(one.answers.source),
    period: one.period,
    parent: { regionId: one.regionId, id: one.id },
  }
}

export const domain = defineDomain({
  name: 'problem',
  label: say('问题清单', 'Register of problems'),
  processes: [problemProcess as never],
  facts: { problem: alikeTo },
  permissions: {
    'problem.read': {
      label: say('查看问题清单', 'See problems'),
      posts: [
        ...(['convener', 'deputy-convener', 'office-clerk', 'office-reviewer', 'leader-in-charge'] as const),
        ...(['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'] as const),
      ],
    },
    'problem.register': {
      label: say('登记问题', 'Register problems'),
      posts: ['office-clerk', 'liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
    },
    'problem.assign': { label: say('督办问题', 'Press for solutions'), posts: ['office-clerk'] },
    'problem.solve': {
      label: say('解决问题', 'Solve problems'),
      posts: ['leader-in-charge', 'liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
    },
    'problem.check': { label: say('核实问题解决', 'Check solutions'), posts: ['office-reviewer'] },
  },
  parameters: problemParameters,
  material: problemsIn,
  offers: { addProblems, orderOf },
  // Papers and minutes of the conference bring most problems; what became of them is told of all at once.
  demonstratesAfter: ['conference'],
  demonstrate,
})
