import { itemsOf, type SystemBody } from '../model/system.ts'
import { hundredthsOf } from './exact.ts'

/**
 * Splits a total by weights into whole numbers that add up to it: each part rounded down, the rest one by one to the
 * largest remainders, earlier ones first. All parts are nought where all weights are.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map(() => 0)
  const parts = weights.map((w) => Math.floor((total * w) / sum))
  const left = total - parts.reduce((a, b) => a + b, 0)
  const order = weights
    .map((w, i) => ({ i, rest: (total * w) % sum }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, left)
  for (const { i } of order) parts[i] = (parts[i] ?? 0) + 1
  return parts
}

/** Weight of a system's items in hundredths of a point: 10,000 for a sound one. */
export const weightOf = (body: SystemBody): number =>
  itemsOf(body).reduce((sum, item) => sum + hundredthsOf(item.weight), 0)

/**
 * Full points of every item, in hundredths, when some do not apply: their points go to the other items of the same
 * aspect by weight; those of an aspect none of whose items applies go to the other aspects by weight. The sum stays
 * what it was, to the hundredth; where nothing applies all are nought.
 *
 * Source: domain rules 9.6, “weight redistributed inside the dimension”.
 */
export function fullsOf(body: SystemBody, applies: (item: string) => boolean): Map<string, number> {
  const aspects = body.aspects.map((aspect) => ({
    weight: aspect.items.reduce((sum, item) => sum + hundredthsOf(item.weight), 0),
    items: aspect.items.map((item) => ({
      key: item.key,
      weight: applies(item.key) ? hundredthsOf(item.weight) : 0,
    })),
  }))
  const alive = aspects.map(({ weight, items }) => (items.some((item) => item.weight > 0) ? weight : 0))
  const shares = apportion(weightOf(body), alive)
  return new Map(
    aspects.flatMap(({ items }, i) => {
      const parts = apportion(
        shares[i] ?? 0,
        items.map((item) => item.weight),
      )
      return items.map((item, at) => [item.key, parts[at] ?? 0] as const)
    }),
  )
}
