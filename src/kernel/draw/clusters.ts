import { digestOf } from './rank.ts'

/** A cluster drawn, with the chance it had. */
export interface ChosenCluster {
  name: string
  probability: number
  certain: boolean
}

const total = (sizes: Iterable<number>) => [...sizes].reduce((sum, size) => sum + size, 0)

/** A number from 0 to below 1 that anybody can work out: the first 52 bits of the digest. */
const fractionOf = (text: string): number => Number.parseInt(digestOf(text).slice(0, 13), 16) / 2 ** 52

/** Clusters as large as the interval, taken for certain, and the rest, which is left to chance. */
function splitCertain(sizes: ReadonlyMap<string, number>, take: number) {
  const rest = new Map([...sizes].filter(([, size]) => size > 0))
  const certain: string[] = []
  for (;;) {
    const left = take - certain.length
    const sum = total(rest.values())
    const large = [...rest].filter(([, size]) => left > 0 && left * size >= sum * (1 - 1e-12))
    if (large.length === 0) return { certain, rest, left }
    for (const [name] of large.slice(0, left)) {
      certain.push(name)
      rest.delete(name)
    }
  }
}

/** Every cluster with the chance it has of being drawn, before there is a seed. */
export function chancesOf(sizes: ReadonlyMap<string, number>, take: number): ChosenCluster[] {
  const { certain, rest, left } = splitCertain(sizes, take)
  const sum = total(rest.values())
  return [
    ...certain.map((name) => ({ name, probability: 1, certain: true })),
    ...[...rest].map(([name, size]) => ({ name, probability: left > 0 ? (left * size) / sum : 0, certain: false })),
  ]
}

/**
 * Draws clusters with probability proportional to size: systematically, with a start made from the seed, along an order made
 * from the seed. A cluster as large as the interval is taken for certain and leaves the rest to a new interval, until none is.
 * Probabilities of all clusters add up to `take`. Source: Kish, Survey Sampling (1965), chapters 4 and 7.
 */
export function drawClusters(seed: string, sizes: ReadonlyMap<string, number>, take: number): ChosenCluster[] {
  const { certain, rest, left } = splitCertain(sizes, take)
  const chosen = certain.map((name) => ({ name, probability: 1, certain: true }))
  return left > 0 ? [...chosen, ...along(seed, rest, left)] : chosen
}

function along(seed: string, sizes: ReadonlyMap<string, number>, take: number): ChosenCluster[] {
  const step = total(sizes.values()) / take
  const order = [...sizes]
    .map(([name, size]) => ({ name, size, digest: digestOf(`${seed}\ncluster\n${name}`) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
  let next = fractionOf(`${seed}\nstart`) * step
  let reached = 0
  const chosen: ChosenCluster[] = []
  for (const { name, size } of order) {
    reached += size
    if (chosen.length < take && next < reached) {
      chosen.push({ name, probability: size / step, certain: false })
      next += step
    }
  }
  return chosen
}
