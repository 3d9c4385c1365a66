import { type FrameworkBody, findMeasure, type Measure, type Trace } from '../model/measure.ts'
import { targetsBeyond } from './targets.ts'
import type { Origins } from './three-way.ts'

export type CoverState = 'covered' | 'exceeds' | 'misses'
/** How it is covered, or why not. */
export type CoverWhy =
  | 'keep'
  | 'change'
  | 'merge'
  | 'higher-target'
  | 'own-addition'
  | 'dropped'
  | 'undecided'
  | 'not-adopted'

/** One measure above at one unit below. */
export interface Cover {
  key: string
  state: CoverState
  why: CoverWhy
  /** What the unit calls it, or its reason for leaving it out. */
  words: string
}

const worst: readonly CoverState[] = ['misses', 'covered', 'exceeds']

/** The measure of a list that stands for a measure above. */
const standingFor = (list: FrameworkBody, key: string): Measure | undefined =>
  list.measures.find(({ trace }) => trace?.from.includes(key))

function coverOne(key: string, above: Measure, list: FrameworkBody): Cover {
  const dropped = list.dropped.find((one) => one.key === key)
  if (dropped) return { key, state: 'misses', why: 'dropped', words: dropped.reason }
  const measure = standingFor(list, key)
  if (!measure?.trace) return { key, state: 'misses', why: 'undecided', words: '' }
  const extra = list.measures.find(({ trace }) => trace?.exceeds === key)
  if (extra) return { key, state: 'exceeds', why: 'own-addition', words: extra.title }
  const [beyond] = targetsBeyond(above, measure)
  if (beyond?.ours)
    return {
      key,
      state: 'exceeds',
      why: 'higher-target',
      words: `${beyond.above.noun} ${beyond.above.value} → ${beyond.ours.value}${beyond.ours.measure}`,
    }
  return {
    key,
    state: 'covered',
    why: measure.trace.choice === 'add' ? 'keep' : measure.trace.choice,
    words: measure.title,
  }
}

/**
 * How the list of one unit covers the list above: per measure of the edition in force. `list` was made from the edition `base`,
 * whose measures are found again through `origins`; a measure that came in since is undecided. No list: not adopted.
 */
export function coverOf(
  top: FrameworkBody,
  made: { list: FrameworkBody; base: FrameworkBody; origins: Origins } | null,
): Cover[] {
  return top.measures.map((measure): Cover => {
    const { key } = measure
    if (!made) return { key, state: 'misses', why: 'not-adopted', words: '' }
    const from = made.origins.get(key) ?? []
    const covers = from.map((one) => coverOne(one, findMeasure(made.base, one) ?? measure, made.list))
    const [first] = [...covers].sort((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state))
    return first ? { ...first, key } : { key, state: 'misses', why: 'undecided', words: '' }
  })
}

/**
 * A list two levels down as if it had been made from the top: its traces lead through the list between. What the list between
 * left out, it misses for that reason.
 */
export function lift(list: FrameworkBody, between: FrameworkBody): FrameworkBody {
  const up = (key: string): string[] => findMeasure(between, key)?.trace?.from ?? []
  const beyond = ({ from, exceeds }: Trace): string | null =>
    up(exceeds ?? '')[0] ?? from.map((key) => findMeasure(between, key)?.trace?.exceeds).find(Boolean) ?? null
  const measures = list.measures.map((measure) => {
    const { trace } = measure
    return trace ? { ...measure, trace: { ...trace, from: trace.from.flatMap(up), exceeds: beyond(trace) } } : measure
  })
  const own = list.dropped.flatMap((one) => up(one.key).map((key) => ({ ...one, key })))
  const above = between.dropped.map((one) => ({ ...one, reason: `上级清单未列：${one.reason}` }))
  return { ...list, measures, dropped: [...own, ...above] }
}

/** How many measures a unit covers, exceeds and misses. */
export const countCovers = (covers: readonly Cover[]): Record<CoverState, number> => ({
  covered: covers.filter(({ state }) => state === 'covered').length,
  exceeds: covers.filter(({ state }) => state === 'exceeds').length,
  misses: covers.filter(({ state }) => state === 'misses').length,
})
