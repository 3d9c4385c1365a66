import { type Exact, exact, plus, zero } from '../exact.ts'
import type { BaseDefinition } from '../formats/definition.ts'
import { liftBest, liftCounts, liftSums, Sums, type Way } from './lift.ts'
import { said, type UnitFigures } from './unit-figures.ts'
import type { Code } from './warning.ts'

/** An indicator's figure for a unit and all below it in one period and slice. */
export interface Total {
  value: Exact | null
  numerator: Exact | null
  denominator: Exact | null
  /** Units expected to report that did; those expected; those that reported without being expected; those it does not apply to. */
  reported: number
  expected: number
  beyond: number
  notApplicable: number
  used: number
}

/** All figures of one indicator, period and slice: asked of node after node. */
export interface Fold {
  at(node: number): Total
  /** What a node itself reported, without those below; null when it did not. */
  ownAt(node: number): Exact | null
  standsFor: Uint8Array | null
  told: { node: number; code: Code }[]
}

interface Given {
  one: BaseDefinition
  /** The parent of each node, parents first. */
  parent: Int32Array
  /** The node of each unit that counts. */
  nodeOf: Int32Array
  /** 1 for units expected to report. */
  expected: Uint8Array
  figures: UnitFigures
  /** Figures of the weight, where there is one. */
  weights: UnitFigures | null
}

/** A unit's number as it enters sums: so many smallest places, to be divided by `over`. */
interface Part {
  node: number
  digits: number | bigint
  over: number
}

const digitsOf = (figures: UnitFigures, unit: number): number | bigint =>
  figures.large.get(unit) ?? figures.amount[unit] ?? 0

function product(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a * b)) return a * b
  return BigInt(a) * BigInt(b)
}

/** Sums over the tree for each denominator apart, so that every addition is one of whole numbers. */
function sumsOver(way: Way, size: number, parts: Iterable<Part>, places: number) {
  const own = new Map<number, Sums>()
  for (const { node, digits, over } of parts) {
    const sums = own.get(over) ?? new Sums(size)
    own.set(over, sums)
    if (typeof digits === 'number') sums.add(node, digits)
    else sums.addLarge(node, digits)
  }
  const lifted = [...own].map(([over, sums]) => ({ over, sums, ...liftSums(way, sums) }))
  const read = (node: number, which: 'total' | 'below' | 'sums'): Exact =>
    lifted.reduce((sum, one) => plus(sum, exact(one[which].at(node), BigInt(one.over) * 10n ** BigInt(places))), zero)
  return read
}

function* partsOf({ nodeOf, figures }: Given, weights?: UnitFigures): Generator<Part> {
  for (let unit = 0; unit < nodeOf.length; unit++) {
    if (figures.state[unit] !== said.number) continue
    const node = nodeOf[unit] ?? 0
    const [digits, over] = [digitsOf(figures, unit), figures.over[unit] ?? 1]
    if (!weights) yield { node, digits, over }
    else if (weights.state[unit] === said.number)
      yield { node, digits: product(digits, digitsOf(weights, unit)), over: over * (weights.over[unit] ?? 1) }
  }
}

function* weightsOf({ nodeOf, figures }: Given, weights: UnitFigures): Generator<Part> {
  for (let unit = 0; unit < nodeOf.length; unit++) {
    if (figures.state[unit] !== said.number || weights.state[unit] !== said.number) continue
    yield { node: nodeOf[unit] ?? 0, digits: digitsOf(weights, unit), over: weights.over[unit] ?? 1 }
  }
}

/** Who reported, was expected, and does not count, on each node itself. */
function tallyOwn({ one, parent, nodeOf, figures, expected }: Given) {
  const size = parent.length
  const [reported, due, beyond, none, used, numbers] = Array.from({ length: 6 }, () => new Int32Array(size))
  const tally = { reported, due, beyond, none, used, numbers } as Record<
    'reported' | 'due' | 'beyond' | 'none' | 'used' | 'numbers',
    Int32Array
  >
  const up = (which: keyof typeof tally, node: number, by = 1) => {
    tally[which][node] = (tally[which][node] ?? 0) + by
  }
  for (let unit = 0; unit < nodeOf.length; unit++) {
    const node = nodeOf[unit] ?? 0
    const state = figures.state[unit]
    // Whoever reports for all below it is the one expected to.
    const isDue = expected[unit] === 1 || (one.reports === 'whole' && state === said.number)
    if (state === said.notApplicable) up('none', node)
    else if (isDue) up('due', node)
    if (state !== said.number) continue
    up(isDue ? 'reported' : 'beyond', node)
    up('numbers', node)
    up('used', node, figures.used[unit])
  }
  return tally
}

/** For each node the unit with the least or greatest figure at it and below. */
function bestOver(given: Given, way: Way, sign: 1 | -1): (node: number) => Exact | null {
  const { nodeOf, parent, figures } = given
  const numberOf = (unit: number) =>
    exact(BigInt(digitsOf(figures, unit)), BigInt(figures.over[unit] ?? 1) * 10n ** BigInt(figures.places))
  const better = (a: number, b: number): boolean => {
    const [x, y] = [digitsOf(figures, a), digitsOf(figures, b)]
    const [dx, dy] = [figures.over[a] ?? 1, figures.over[b] ?? 1]
    if (dx === dy) return sign > 0 ? x > y : x < y
    const gap = BigInt(x) * BigInt(dy) - BigInt(y) * BigInt(dx)
    return sign > 0 ? gap > 0n : gap < 0n
  }
  const own = new Int32Array(parent.length).fill(-1)
  for (let unit = 0; unit < nodeOf.length; unit++) {
    if (figures.state[unit] !== said.number) continue
    const node = nodeOf[unit] ?? 0
    const there = own[node] ?? -1
    if (there < 0 || better(unit, there)) own[node] = unit
  }
  const best = liftBest(way, own, better)
  return (node) => ((best[node] ?? -1) < 0 ? null : numberOf(best[node] ?? 0))
}

type Read = (node: number) => Pick<Total, 'value' | 'numerator' | 'denominator'>

const bare = (value: Exact | null) => ({ value, numerator: null, denominator: null })
const share = (numerator: Exact, denominator: Exact) => ({
  value: denominator.n === 0n ? null : exact(numerator.n * denominator.d, numerator.d * denominator.n),
  numerator,
  denominator,
})

/** How figures of units make one, by the definition. */
function readerOf(given: Given, way: Way, numbers: Int32Array): Read {
  const { one, parent, figures, weights } = given
  const size = parent.length
  if (one.overUnits === 'count') return (node) => bare(exact(BigInt(numbers[node] ?? 0)))
  if (one.overUnits === 'min' || one.overUnits === 'max') {
    const best = bestOver(given, way, one.overUnits === 'max' ? 1 : -1)
    return (node) => bare(best(node))
  }
  if (one.overUnits === 'weighted' && weights) {
    const above = sumsOver(way, size, partsOf(given, weights), figures.places + weights.places)
    const below = sumsOver(way, size, weightsOf(given, weights), weights.places)
    return (node) => share(above(node, 'total'), below(node, 'total'))
  }
  const sum = sumsOver(way, size, partsOf(given), figures.places)
  if (one.overUnits === 'average') return (node) => share(sum(node, 'total'), exact(BigInt(numbers[node] ?? 0)))
  return (node) => bare(sum(node, 'total'))
}

/** Warnings of single units, and of nodes that reported beside those below them. */
function toldOf(given: Given, way: Way, own: Int32Array, numbers: Int32Array): Fold['told'] {
  const { one, nodeOf, figures, weights, expected } = given
  const told = figures.told.map(({ unit, code }) => ({ node: nodeOf[unit] ?? 0, code }))
  for (let unit = 0; unit < nodeOf.length; unit++) {
    if (figures.state[unit] !== said.number) continue
    const node = nodeOf[unit] ?? 0
    if (weights && weights.state[unit] !== said.number) told.push({ node, code: 'no-weight' })
    if (expected[unit] === 0 && one.reports === 'own') told.push({ node, code: 'not-expected' })
  }
  const below = way.standsFor ? belowOf(way, numbers) : null
  for (let node = 0; node < own.length; node++) {
    if ((own[node] ?? 0) === 0) continue
    if (below ? (below[node] ?? 0) > 0 : (numbers[node] ?? 0) > (own[node] ?? 0))
      told.push({ node, code: below ? 'whole-and-below' : 'own-and-below' })
  }
  return told
}

function belowOf({ parent }: Way, totals: Int32Array): Int32Array {
  const below = new Int32Array(totals.length)
  for (let node = 0; node < parent.length; node++) {
    const above = parent[node] ?? -1
    if (above >= 0) below[above] = (below[above] ?? 0) + (totals[node] ?? 0)
  }
  return below
}

/** Nodes whose whole differs from the sum of those below it. */
function differing(given: Given, way: Way, own: Int32Array): Fold['told'] {
  if (!way.standsFor || given.one.overUnits !== 'sum') return []
  const read = sumsOver(way, given.parent.length, partsOf(given), given.figures.places)
  return [...own.keys()].flatMap((node) => {
    if ((own[node] ?? 0) === 0) return []
    const [whole, parts] = [read(node, 'sums'), read(node, 'below')]
    const isDifferent = parts.n !== 0n && (whole.n !== parts.n || whole.d !== parts.d)
    return isDifferent ? [{ node, code: 'whole-differs' as const }] : []
  })
}

/** Sums up the figures of units over the tree, level by level. */
export function fold(given: Given): Fold {
  const { one, parent, figures } = given
  const own = tallyOwn(given)
  const standsFor = one.reports === 'whole' ? Uint8Array.from(own.numbers, (n) => Number(n > 0)) : null
  const way: Way = { parent, standsFor }
  const lifted = {
    reported: liftCounts(way, own.reported),
    due: liftCounts(way, own.due),
    beyond: liftCounts(way, own.beyond),
    none: liftCounts(way, own.none),
    used: liftCounts(way, own.used),
    numbers: liftCounts(way, own.numbers),
  }
  const read = readerOf(given, way, lifted.numbers)
  let ownSum: ReturnType<typeof sumsOver> | null = null
  const nothing = bare(null)
  return {
    at: (node) => ({
      ...((lifted.numbers[node] ?? 0) === 0 ? nothing : read(node)),
      reported: lifted.reported[node] ?? 0,
      expected: lifted.due[node] ?? 0,
      beyond: lifted.beyond[node] ?? 0,
      notApplicable: lifted.none[node] ?? 0,
      used: lifted.used[node] ?? 0,
    }),
    ownAt(node) {
      if (one.overUnits !== 'sum' || (own.numbers[node] ?? 0) === 0) return null
      ownSum ??= sumsOver(way, parent.length, partsOf(given), figures.places)
      return ownSum(node, 'sums')
    },
    standsFor,
    told: [...toldOf(given, way, own.numbers, lifted.numbers), ...differing(given, way, own.numbers)],
  }
}
