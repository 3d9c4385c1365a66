import type { MappingLine } from '../model/mapping.ts'
import type { FrameworkBody, Measure } from '../model/measure.ts'

/** What two frameworks leave open between each other. */
export interface Gaps {
  /** Old measures confirmed to have no heir. */
  noHeir: Measure[]
  /** Old measures that nobody has decided about. */
  undecided: Measure[]
  /** New measures that no old one leads to: the work begins from nothing. */
  noOrigin: Measure[]
}

/** Lists the gaps between two frameworks. */
export function findGaps(from: FrameworkBody, to: FrameworkBody, lines: readonly MappingLine[]): Gaps {
  const byKey = new Map(lines.map((line) => [line.from, line]))
  const reached = new Set(lines.flatMap(({ heirs }) => heirs.map((heir) => heir.to)))
  return {
    noHeir: from.measures.filter(({ key }) => byKey.get(key)?.heirs.length === 0),
    undecided: from.measures.filter(({ key }) => !byKey.has(key)),
    noOrigin: to.measures.filter(({ key }) => !reached.has(key)),
  }
}
