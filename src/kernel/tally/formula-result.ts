import { evaluate, missing, not, number, type Term } from './evaluate.ts'
import { compare, type Exact, exactText, shownText } from './exact.ts'
import { Tellings } from './figures/tellings.ts'
import { namesIn } from './formats/formula.ts'
import type { FormulaModel } from './model.ts'
import type { Result } from './result.ts'

/** A figure with its unrounded number. */
export type ExactResult = Result & { exact: Exact | null }

/** What a figure is about, beside its indicator. */
export type Head = Pick<Result, 'unit' | 'period' | 'dimensions'>

/**
 * A formula's figure, from the figures of the indicators it names.
 * @param partOf the figure of one of them, for the same unit, period and categories
 */
export function formulaResult(
  { one, expression, sides, least }: FormulaModel,
  head: Head,
  partOf: (id: string) => ExactResult,
): ExactResult {
  const parts = namesIn(expression).map(partOf)
  const term = (id: string): Term => termOf(partOf(id))
  const [above, below] = [sides && evaluate(sides.numerator, term), sides && evaluate(sides.denominator, term)]
  const isSmall = least && below?.value && below.value.n !== 0n && compare(below.value, least) < 0
  const found = isSmall ? not('denominator-below-least') : evaluate(expression, term)
  const isUneven = new Set(parts.map((part) => `${part.reported}/${part.expected}`)).size > 1
  return {
    indicator: one.id,
    ...head,
    value: found.value && shownText(found.value, one.decimals),
    state: found.state,
    reason: found.reason,
    reported: Math.min(...parts.map((part) => part.reported), ...(parts.length ? [] : [0])),
    expected: Math.max(0, ...parts.map((part) => part.expected)),
    beyond: Math.max(0, ...parts.map((part) => part.beyond)),
    notApplicable: Math.max(0, ...parts.map((part) => part.notApplicable)),
    numerator: above?.value ? exactText(above.value) : null,
    denominator: below?.value ? exactText(below.value) : null,
    own: null,
    warnings: [
      ...Tellings.join(parts.flatMap((part) => part.warnings)),
      ...Tellings.ofUnit(head.unit, isUneven ? ['uneven-coverage'] : []),
    ],
    from: joined(parts),
    exact: found.value,
  }
}

function termOf(part: ExactResult): Term {
  if (part.exact && part.state !== 'missing') return number(part.exact, part.state === 'partial' ? 'partial' : 'value')
  return part.state === 'not-applicable' ? not(part.reason ?? 'term-not-applicable') : missing
}

function joined(parts: readonly Result[]): Result['from'] {
  const count = parts.reduce((n, part) => n + part.from.count, 0)
  const ids = parts.flatMap((part) => part.from.ids ?? [])
  return parts.some((part) => part.from.ids) ? { count, ids: [...new Set(ids)].sort() } : { count }
}
