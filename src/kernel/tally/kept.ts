import { readExact } from './exact.ts'
import { type ExactResult, formulaResult, type Head } from './formula-result.ts'
import type { Model } from './model.ts'
import type { Result } from './result.ts'

/** A figure that was reckoned before and kept: as decimal text, with who reported. */
export interface KeptFigure
  extends Head,
    Pick<Result, 'indicator' | 'value' | 'state' | 'reported' | 'expected' | 'own'> {
  /** How many values it rests on. */
  used: number
}

const resultOf = ({ used, value, ...kept }: KeptFigure): ExactResult => ({
  ...kept,
  value,
  reason: null,
  beyond: 0,
  notApplicable: 0,
  numerator: null,
  denominator: null,
  warnings: [],
  from: { count: used },
  exact: value === null ? null : readExact(value),
})

const nothing = (indicator: string, head: Head): ExactResult =>
  resultOf({ ...head, indicator, value: null, state: 'missing', reported: 0, expected: 0, own: null, used: 0 })

/**
 * An indicator's figure from kept figures of base indicators: its own, or its formula's over them. It is what a run over
 * the values gives, as long as the kept figures were not rounded.
 * @param keptOf the kept figure of a base indicator for this unit and period, if there is one
 */
export function reckonKept(
  model: Model,
  id: string,
  head: Head,
  keptOf: (base: string) => KeptFigure | undefined,
): ExactResult {
  const formula = model.formulas.get(id)
  if (formula) return formulaResult(formula, head, (part) => reckonKept(model, part, head, keptOf))
  const kept = keptOf(id)
  return kept ? resultOf(kept) : nothing(id, head)
}
