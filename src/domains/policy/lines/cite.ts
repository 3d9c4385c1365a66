import type { Clause } from '../model.ts'
import { everyClause } from '../rules/index.ts'

/**
 * How each clause of a document is cited, by its start: its number alone where that is used once, （四）; else with
 * the numbers above it, 二、（一）1.
 */
export function citations(nodes: Clause[]): Map<number, string> {
  const times = new Map<string, number>()
  for (const { number } of everyClause(nodes)) times.set(number, (times.get(number) ?? 0) + 1)
  const cited = new Map<number, string>()
  const waiting = nodes.map((clause) => ({ clause, above: '' }))
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const whole = one.above + one.clause.number
    cited.set(one.clause.start, times.get(one.clause.number) === 1 ? one.clause.number : whole)
    waiting.push(...one.clause.children.map((clause) => ({ clause, above: whole })))
  }
  return cited
}

/** Keys that are all different: a second task of the same clause gets #2. */
export function keyMaker(): (cited: string) => string {
  const seen = new Map<string, number>()
  return (cited) => {
    const nth = (seen.get(cited) ?? 0) + 1
    seen.set(cited, nth)
    return nth === 1 ? cited : `${cited}#${nth}`
  }
}
