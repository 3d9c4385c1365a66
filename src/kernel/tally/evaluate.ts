import { compare, type Exact, exact, minus, over, plus, times } from './exact.ts'
import type { Expression } from './formats/formula.ts'
import type { Reason, State } from './result.ts'

/** A number on its way through a formula, or why there is none. */
export type Term =
  | { state: 'value' | 'partial'; value: Exact; reason: null }
  | { state: 'missing'; value: null; reason: null }
  | { state: 'not-applicable'; value: null; reason: Reason }

export const missing: Term = { state: 'missing', value: null, reason: null }
export const not = (reason: Reason): Term => ({ state: 'not-applicable', value: null, reason })
export const number = (value: Exact, state: 'value' | 'partial' = 'value'): Term => ({ state, value, reason: null })

const hundred = exact(100n)

function reckon(
  op: Exclude<Extract<Expression, { is: 'deed' }>['op'], 'ifMissing'>,
  values: readonly Exact[],
): Exact | Reason {
  const [first = exact(0n), ...rest] = values
  if (op === '/' || op === 'percent') {
    const [by = exact(0n)] = rest
    if (by.n === 0n) return 'denominator-zero'
    return op === '/' ? over(first, by) : times(hundred, over(first, by))
  }
  const step: Record<'+' | '-' | '*' | 'min' | 'max', (a: Exact, b: Exact) => Exact> = {
    '+': plus,
    '-': minus,
    '*': times,
    min: (a, b) => (compare(b, a) < 0 ? b : a),
    max: (a, b) => (compare(b, a) > 0 ? b : a),
  }
  return rest.reduce(step[op], first)
}

/**
 * A formula's number. A term that does not apply makes the whole not apply, a term that is missing makes the whole missing,
 * unless `ifMissing` says what to take instead; a partial term makes the whole partial.
 */
export function evaluate(one: Expression, termOf: (id: string) => Term): Term {
  if (one.is === 'number') return number(one.value)
  if (one.is === 'indicator') return termOf(one.id)
  const terms = one.args.map((arg) => evaluate(arg, termOf))
  if (one.op === 'ifMissing') {
    const [first = missing, instead = missing] = terms
    return first.state === 'missing' ? instead : first
  }
  const none = terms.find((term) => term.state === 'not-applicable')
  if (none) return none
  if (terms.some((term) => term.state === 'missing')) return missing
  const found = reckon(
    one.op,
    terms.flatMap((term) => term.value ?? []),
  )
  if (typeof found === 'string') return not(found)
  return number(found, terms.some((term) => term.state === 'partial') ? 'partial' : 'value')
}

/** Where a base indicator's figure stands by who reported. */
export function stateOf(total: {
  value: Exact | null
  reported: number
  expected: number
  beyond: number
  notApplicable: number
  used: number
}): State {
  const numbers = total.reported + total.beyond
  if (numbers === 0) return total.notApplicable > 0 && total.expected === 0 ? 'not-applicable' : 'missing'
  return total.reported < total.expected ? 'partial' : 'value'
}
