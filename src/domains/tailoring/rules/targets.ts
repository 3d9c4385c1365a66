import type { TargetAnswer } from '#kernel/form'
import type { Own } from '../model/measure.ts'

const atLeast = new Set<TargetAnswer['comparison']>(['>=', '>'])
const atMost = new Set<TargetAnswer['comparison']>(['<=', '<'])

/** A target of a list beside the one above it; `ours` is null where the lower list leaves it out. */
export interface TargetPair {
  above: TargetAnswer
  ours: TargetAnswer | null
}

const pairs = (above: Pick<Own, 'targets'>, ours: Pick<Own, 'targets'>): TargetPair[] =>
  above.targets.map((target) => ({
    above: target,
    ours: ours.targets.find(({ noun }) => noun === target.noun) ?? null,
  }))

/**
 * Stated minimums (at least, at most) that the lower list does not reach. Totals (exactly, about) are no minimum for one
 * place: its share is naturally smaller.
 */
export const targetsBelow = (above: Pick<Own, 'targets'>, ours: Pick<Own, 'targets'>): TargetPair[] =>
  pairs(above, ours).filter(({ above: asked, ours: own }) => {
    if (atLeast.has(asked.comparison)) return own === null || own.value < asked.value
    return atMost.has(asked.comparison) && (own === null || own.value > asked.value)
  })

/** Targets in which the lower list goes beyond the one above. */
export const targetsBeyond = (above: Pick<Own, 'targets'>, ours: Pick<Own, 'targets'>): TargetPair[] =>
  pairs(above, ours).filter(
    ({ above: asked, ours: own }) =>
      own !== null && (atMost.has(asked.comparison) ? own.value < asked.value : own.value > asked.value),
  )

/** Whether the lower list's own date is after the one above. No date of its own counts as later. */
export const isLater = (above: Pick<Own, 'dueOn'>, ours: Pick<Own, 'dueOn'>): boolean =>
  above.dueOn !== null && (ours.dueOn === null || ours.dueOn > above.dueOn)
