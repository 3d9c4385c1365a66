import type { Say } from '#platform/say'

/** A figure of a chart: null where nobody said anything, `hidden` where it is protected. Neither is a zero. */
export type ChartValue = number | null | 'hidden'

/** What a figure is about: a unit, an age group, a period. */
export interface Category {
  /** Any key; a division code (GB/T 2260) gives a tile or an area its place. */
  key: string
  label: Say | string
}

export interface Series {
  label: Say
  /** One for each category, in their order. */
  values: readonly ChartValue[]
  /** Drawn as what is expected, not what was reported. */
  projected?: boolean
}

/** What every chart is made from. */
export interface ChartData {
  title: Say
  /** Whose figures they are and by which rule; stands in the picture that is saved. */
  source: Say
  /** The day or period the figures are of. */
  asOf: Say
  measure?: Say
  decimals?: number
  categories: readonly Category[]
  series: readonly Series[]
  /** A level to be reached, drawn as a line across bars and lines. */
  level?: { value: number; label: Say }
}

export const chartKinds = ['bars', 'stacked', 'pyramid', 'line', 'tiles', 'map'] as const
export type ChartKind = (typeof chartKinds)[number]

/** A chart's data in one language, with its numbers as they are written. */
export interface Plan {
  kind: ChartKind
  categories: readonly { key: string; label: string }[]
  series: readonly { label: string; values: readonly ChartValue[]; projected: boolean }[]
  level: { value: number; label: string } | null
  write(value: number): string
  /** A round number, of a scale or an axis: no decimals it does not need. */
  writeRound(value: number): string
  words: { missing: string; hidden: string; note: string | null; elsewhere(count: number): string }
  areas: readonly Area[]
}

/** A stretch of land: rings of longitude and latitude. */
export interface Area {
  key: string
  name: string
  rings: readonly (readonly (readonly [longitude: number, latitude: number])[])[]
}

/** A value as it is written in a chart. */
export const written = (plan: Pick<Plan, 'write' | 'words'>, value: ChartValue | undefined): string =>
  value === 'hidden' ? '*' : value === null || value === undefined ? plan.words.missing : plan.write(value)

export const isNumber = (value: ChartValue | undefined): value is number => typeof value === 'number'

/** Every number of a chart. */
export const numbersOf = (plan: Pick<Plan, 'series'>): number[] =>
  plan.series.flatMap((series) => series.values.filter(isNumber))
