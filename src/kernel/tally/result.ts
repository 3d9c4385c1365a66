import type { Say } from '#platform/say'
import type { Code } from './figures/warning.ts'

/** value: all expected units reported; partial: some did; missing: none did; not-applicable: it does not apply, or cannot be divided. */
export type State = 'value' | 'partial' | 'missing' | 'not-applicable'

/** Why a formula does not apply. */
export type Reason = 'denominator-zero' | 'denominator-below-least' | 'term-not-applicable' | 'weights-zero'

export interface Warning {
  code: Code
  message: Say
  /** Units it comes from: how many, and up to five of them. */
  count: number
  units: string[]
}

/** One figure: of an indicator for a unit, with all below it, in a period and slice. */
export interface Result {
  indicator: string
  unit: string
  period: string
  /** Categories asked for; null for values that name no category. */
  dimensions: Readonly<Record<string, string | null>>
  /** Decimal text, rounded half up once, at the end. */
  value: string | null
  state: State
  reason: Reason | null
  /** Units that reported, of those expected. */
  reported: number
  expected: number
  /** Units that reported without being expected to, and that it does not apply to. */
  beyond: number
  notApplicable: number
  /** Unrounded, as decimal text or as a fraction. */
  numerator: string | null
  denominator: string | null
  /** What the unit itself reported, without those below; for sums. */
  own: string | null
  warnings: Warning[]
  /** How many values it rests on; their ids where asked. */
  from: { count: number; ids?: string[] }
}
