/** A known total of everybody who answers so: 男 412,000. Totals of one margin belong to one question. */
export interface Margin {
  /** The category of each respondent, by their place. */
  of: readonly (string | null)[]
  totals: Readonly<Record<string, number>>
}

/** Weights after raking, and whether they meet the margins. */
export interface Raked {
  weights: number[]
  rounds: number
  /** Largest share by which a margin is still missed. */
  gap: number
}

/** Rounds after which raking stops, and the gap that is small enough to stop before. */
const mostRounds = 100
const enough = 1e-8

/** Every weight, adjusted so that the sums of one margin are met; who has no category keeps theirs. */
function adjust(weights: readonly number[], { of, totals }: Margin): number[] {
  const sums = new Map<string, number>()
  weights.forEach((weight, i) => {
    const name = of[i]
    if (name != null) sums.set(name, (sums.get(name) ?? 0) + weight)
  })
  return weights.map((weight, i) => {
    const name = of[i]
    const total = name == null ? undefined : totals[name]
    return name == null || total === undefined ? weight : (weight * total) / (sums.get(name) ?? 1)
  })
}

function gapOf(weights: readonly number[], margins: readonly Margin[]): number {
  let gap = 0
  for (const { of, totals } of margins)
    for (const [name, total] of Object.entries(totals)) {
      const sum = weights.reduce((all, weight, i) => (of[i] === name ? all + weight : all), 0)
      if (total > 0) gap = Math.max(gap, Math.abs(sum / total - 1))
    }
  return gap
}

/** Categories with a known total in which nobody answered: raking cannot reach them. */
export const emptyCategories = (margins: readonly Margin[]): string[] =>
  margins.flatMap(({ of, totals }) =>
    Object.keys(totals).filter((name) => (totals[name] ?? 0) > 0 && !of.includes(name)),
  )

/**
 * Adjusts design weights to known margins by iterative proportional fitting, with bounded rounds. Margins that contradict each
 * other are never all met: `gap` says by how much they are missed. Source: Deming and Stephan (1940).
 * @throws RangeError when a category with a known total has nobody.
 */
export function rake(start: readonly number[], margins: readonly Margin[]): Raked {
  const empty = emptyCategories(margins)
  if (empty.length > 0) throw new RangeError(`nobody answered in ${empty.join(', ')}`)
  let weights = [...start]
  let rounds = 0
  let gap = gapOf(weights, margins)
  while (gap > enough && rounds < mostRounds) {
    for (const margin of margins) weights = adjust(weights, margin)
    rounds += 1
    gap = gapOf(weights, margins)
  }
  return { weights, rounds, gap }
}
