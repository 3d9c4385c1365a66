import { type Comparison, comparisons, meets } from '#kernel/indicator'
import { type Say, say } from '#platform/say'

/** Where monitoring comes from. */
export const watchSource = say(
  '统计监测惯例（产品默认，可调整）；《统计法》第七条：真实、准确、完整、及时',
  'Practice of statistical monitoring (product default, adjustable); Statistics Law art. 7',
)

/** A unit's own figure in a period; null when it said nothing. */
export interface Own {
  unitId: number
  value: string | null
  before: string | null
  /** Units with the same one are peers: they stand below the same unit and are of one kind. */
  peers: string
}

/** Something found: of which unit, in words. */
export interface Finding {
  unitId: number
  words: Say
}

/** Figures that do not stand to a level as they must. */
export const belowLevel = (all: readonly Own[], comparison: Comparison, level: string): Finding[] =>
  all.flatMap(({ unitId, value }) =>
    value === null || meets(value, comparison, level)
      ? []
      : [
          {
            unitId,
            words: say(
              `本期为 ${value}，要求${comparisons[comparison].zh} ${level}。`,
              `${value} in this period; it must be ${comparisons[comparison].en} ${level}.`,
            ),
          },
        ],
  )

/** Figures that differ from those of the period before by so many percent or more. From zero there is no percentage. */
export const jumps = (all: readonly Own[], percent: number): Finding[] =>
  all.flatMap(({ unitId, value, before }) => {
    if (value === null || before === null || Number(before) === 0) return []
    const change = (100 * (Number(value) - Number(before))) / Math.abs(Number(before))
    if (Math.abs(change) < percent) return []
    const shown = `${change > 0 ? '+' : ''}${change.toFixed(1)}`
    return [
      {
        unitId,
        words: say(
          `上期 ${before}，本期 ${value}，变动 ${shown}%，达到 ${percent}% 的提示线。`,
          `${before} in the period before, ${value} now: ${shown} %; from ${percent} % it is asked about.`,
        ),
      },
    ]
  })

/** Units that spoke before and are silent now. */
export const silent = (all: readonly Own[], due: string): Finding[] =>
  all.flatMap(({ unitId, value }) =>
    value === null
      ? [{ unitId, words: say(`应于 ${due} 前报送，至今未报。`, `Due by ${due}; nothing has been reported.`) }]
      : [],
  )

const middleOf = (sorted: readonly number[]): number => {
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
const median = (all: readonly number[]): number => middleOf([...all].sort((a, b) => a - b))

/** Makes the median absolute deviation of normal figures their standard deviation (Iglewicz and Hoaglin 1993). */
const scale = 0.6745

/**
 * Figures far from those of their peers: by 0.6745 × (figure − median) ÷ median absolute deviation. Fewer peers than `least`
 * say nothing, nor do peers of whom more than half are the same.
 */
export function outliers(all: readonly Own[], { z, least }: { z: number; least: number }): Finding[] {
  const groups = new Map<string, { unitId: number; value: number }[]>()
  for (const { peers, unitId, value } of all)
    if (value !== null) groups.set(peers, [...(groups.get(peers) ?? []), { unitId, value: Number(value) }])
  return [...groups.values()].flatMap((group) => {
    if (group.length < least) return []
    const middle = median(group.map(({ value }) => value))
    const spread = median(group.map(({ value }) => Math.abs(value - middle)))
    if (spread === 0) return []
    return group.flatMap(({ unitId, value }) => {
      const score = (scale * (value - middle)) / spread
      if (Math.abs(score) < z) return []
      return [
        {
          unitId,
          words: say(
            `${group.length} 个同类单位的中位数为 ${middle}，本单位为 ${value}，稳健 z 值 ${score.toFixed(1)}（提示线 ${z}）。`,
            `The median of ${group.length} peers is ${middle}, this unit has ${value}; robust z ${score.toFixed(1)} (from ${z} it is asked about).`,
          ),
        },
      ]
    })
  })
}
