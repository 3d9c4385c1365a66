import type { Outcome, ResponseRow } from '../model/sample.ts'

/** Members of the sample with one outcome. */
export interface Counted {
  outcome: Outcome
  n: number
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/**
 * Rates of a sample by its outcomes, as shares from 0 to 1; null where nobody is there to divide by.
 *
 * In the words of AAPOR: an answer is a complete interview (I); who was reached without answering is another non-interview (O);
 * who was not contacted is in the list and so eligible (NC); of who cannot be found it is unknown whether they are (U); out of
 * scope is not eligible. RR1 = I/(I+R+O+NC+U). RR3 counts of U only the share that is eligible among those of whom it is known.
 * Source: AAPOR, Standard Definitions (10th edition, 2023).
 */
export function ratesOf(part: string | null, counted: readonly Counted[]): ResponseRow {
  const count = (outcome: Outcome) => counted.reduce((sum, one) => sum + (one.outcome === outcome ? one.n : 0), 0)
  const [answered, reached, refused] = [count('answered'), count('reached'), count('refused')]
  const [outOfScope, notFound, none] = [count('out-of-scope'), count('not-found'), count('none')]
  const known = answered + reached + refused + none
  const eligible = share(known, known + outOfScope) ?? 1
  const talked = answered + reached + refused
  return {
    part,
    drawn: known + outOfScope + notFound,
    ...{ answered, reached, refused, outOfScope, notFound, none },
    response1: share(answered, known + notFound),
    response3: share(answered, known + eligible * notFound),
    cooperation: share(answered, talked),
    refusal: share(refused, known + notFound),
    contact: share(talked, known + notFound),
  }
}
