import { describe, expect, test } from 'vitest'
import type { Domain } from '#kernel/domain/server'
import type { Action, AnyProcess } from '#kernel/process'
import * as domains from './domains.ts'

const processes = Object.values<Domain>(domains).flatMap((domain) => domain.processes ?? [])
const actionsOf = (process: AnyProcess) => Object.entries(process.actions as unknown as Record<string, Action>)

/** States from which one of `states` can be reached, with these. */
function stepsTo(process: AnyProcess, states: readonly string[]): Set<string> {
  const before = new Set(states)
  for (let size = 0; size !== before.size; ) {
    size = before.size
    for (const [, { from, to }] of actionsOf(process)) if (before.has(to)) for (const state of from) before.add(state)
  }
  return before
}

/** What writes into a case before it is passed, by another right than the one that passes it, and is not shut out from passing it. */
function leftOpen(process: AnyProcess, name: string, pass: Action): string[] {
  const before = stepsTo(process, pass.from)
  const written = actionsOf(process).filter(
    ([other, { to, by, writes }]) =>
      other !== name && by !== 'system' && by !== pass.by && before.has(to) && (writes?.length ?? 0) > 0,
  )
  const begun = process.startBy === 'system' || process.startBy === pass.by ? [] : ['open']
  return [...begun, ...written.map(([other]) => other)].filter((other) => !pass.notBy?.includes(other))
}

/**
 * Steps that ask for something or order it: what is passed in the end was written by somebody else, in a step that is shut
 * out. Whoever adds to this list says with it that these steps hold nothing of what is judged.
 */
const asks: Readonly<Record<string, readonly string[]>> = {
  'assessment-item': ['open'],
  chapter: ['open'],
  // That two figures disagree is found, mostly by the system; what is judged is the answer.
  conflict: ['open'],
  evaluation: ['open'],
  inspection: ['open', 'draw'],
  matter: ['open', 'consult', 'agree'],
  meeting: ['open', 'plan', 'call', 'hold'],
  performance: ['open'],
  pilot: ['name', 'extend'],
  problem: ['open', 'order'],
  rectification: ['open', 'extend'],
  report: ['open'],
  review: ['open'],
  task: ['open', 'correct', 'adjust'],
  visit: ['open'],
}

describe('four eyes', () => {
  const passes = processes.flatMap((process) =>
    // Sending back lets nothing pass.
    actionsOf(process)
      .filter(([name, { notBy }]) => notBy && !name.startsWith('return'))
      .map(([name, action]) => ({ process, name, action })),
  )

  test('hold at all the doors where something is passed', () => expect(passes.length).toBeGreaterThan(25))

  test.each(passes.map((pass) => [`${pass.process.name}.${pass.name}`, pass] as const))(
    '%s is not done by whoever wrote what it passes, with a second post either',
    (_, { process, name, action }) => {
      const open = leftOpen(process, name, action).filter((step) => !asks[process.name]?.includes(step))
      expect(open).toEqual([])
    },
  )
})
