import type { FoundFigure } from '../model.ts'

/** As much of an indicator as is needed to know it by. */
export interface Known {
  name: string
  label: string
  measure: string
}

/** What came in addition is another thing than how many there are: 新增高技能人才 is not 高技能人才. */
const GAIN = /新(?:增|建|设|培|认|发|评|创|获|招)|净增|增加|增长/

/** A higher class is another thing than all classes: 高技能人才 is not 技能人才. */
const HIGH = /高技能|高级|高层次/

/** From this likeness on, of 1, an indicator is suggested. */
const LIKE = 0.62

const pairsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))

const bare = (text: string) => text.replace(/[“”《》（）()·\s]/g, '')

/** How alike two names are, from 0 to 1: twice the pairs of characters they share, by all they have. */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(bare(one)), pairsOf(bare(other))]
  if (first.size + second.size === 0) return one === other ? 1 : 0
  const shared = [...first].filter((pair) => second.has(pair)).length
  return (2 * shared) / (first.size + second.size)
}

/** Measures that count persons or things alike: 名 and 人, 个 and 家. */
const ALIKE: readonly string[][] = [
  ['人', '名', '位'],
  ['个', '家', '户', '处', '所', '座'],
  ['场', '场次', '次', '期'],
]

export const isSameMeasure = (one: string, other: string): boolean =>
  one === other || ALIKE.some((group) => group.includes(one) && group.includes(other))

/**
 * Whether an office's own name, made from the words of one report, counts only a part of what is counted here:
 * 规模以上工业企业新增高技能人才数 is not 新增高技能人才数. Names of the product's catalogue are there to be matched.
 */
const isNarrower = ({ name, label }: Known, indicator: string): boolean =>
  name.startsWith('local-') && label.length > indicator.length + 1 && label.endsWith(indicator)

/** The indicator of the catalogue that a figure most likely is of; null when none is like it and measured alike. */
export function matchIndicator(
  figure: Pick<FoundFigure, 'indicator' | 'unit'>,
  known: readonly Known[],
): string | null {
  let best: { name: string; like: number } | null = null
  for (const one of known) {
    if (!isSameMeasure(one.measure, figure.unit) || isNarrower(one, figure.indicator)) continue
    if ([GAIN, HIGH].some((mark) => mark.test(one.label) !== mark.test(figure.indicator))) continue
    const like = likeness(figure.indicator, one.label)
    if (like >= LIKE && (best === null || like > best.like)) best = { name: one.name, like }
  }
  return best?.name ?? null
}
