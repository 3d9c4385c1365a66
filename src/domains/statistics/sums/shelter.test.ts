import { expect, test } from 'vitest'
import { sexes } from '#kernel/codes'
import { dimensionOf } from '#kernel/indicator'
import { rangeOfSum } from '../../../kernel/disclosure/outsider.testing.ts'
import { shelterSums } from './shelter.ts'
import type { KeptSum } from './store.ts'

const sex = dimensionOf(sexes)
const threshold = 5

/** The same choices every time. */
function dice(seed: number) {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** A unit with what it counts by itself: by category, and those of none. */
interface Unit {
  id: number
  parent: number | null
  own: number[]
}

const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)

function someUnits(roll: (n: number) => number): Unit[] {
  const few = () => (roll(3) === 0 ? roll(7) : roll(60))
  return Array.from({ length: 2 + roll(9) }, (_, id) => ({
    id,
    parent: id === 0 ? null : roll(Math.min(id, 4)),
    own: sex.categories.map(() => (roll(4) === 0 ? 0 : few())).concat(roll(3) === 0 ? few() : 0),
  }))
}

const within = (units: readonly Unit[], top: number): number[] =>
  units.flatMap(({ id, parent }) => (id === top || (parent !== null && isBelow(units, id, top)) ? [id] : []))
const isBelow = (units: readonly Unit[], id: number, top: number): boolean => {
  const { parent = null } = units[id] ?? {}
  return parent === top || (parent !== null && isBelow(units, parent, top))
}

function sumsOf(units: readonly Unit[]): KeptSum[] {
  const kept = { isHidden: false, own: null, state: 'value', reported: 1, expected: 1, used: 1, warnings: [] }
  return units.flatMap(({ id }) => {
    const all = within(units, id).map((one) => units[one]?.own ?? [])
    const total = { ...kept, unitId: id, categories: '', value: String(sumOf(all.flat())) }
    const parts = sex.categories.map(({ value }, c) => ({
      ...kept,
      unitId: id,
      categories: `sex=${value}`,
      value: String(sumOf(all.map((own) => own[c] ?? 0))),
    }))
    return [total, ...parts]
  })
}

test('no small category can be reckoned from what is shown, totals and units above and below included', () => {
  let [small, shown] = [0, 0]
  for (let seed = 1; seed <= 60; seed++) {
    const units = someUnits(dice(seed))
    const parentOf = new Map(units.map(({ id, parent }) => [id, parent]))
    const sums = shelterSums(sumsOf(units), { dimensions: [sex], parentOf, threshold })
    const width = sex.categories.length + 1
    const place = (unit: number, c: number) => unit * width + c
    const partsOf = (unit: number, c: number) => within(units, unit).map((one) => place(one, c))
    const seen = sums.flatMap((one) => {
      if (one.isHidden) return []
      const c = sex.categories.findIndex(({ value }) => one.categories === `sex=${value}`)
      const places = c >= 0 ? [c] : Array.from({ length: width }, (_, at) => at)
      return [{ parts: places.flatMap((at) => partsOf(one.unitId, at)), value: Number(one.value) }]
    })
    shown += seen.length - units.length
    for (const { id } of units)
      for (const [c] of sex.categories.entries()) {
        const rest = [place(id, c)]
        for (const parts of [partsOf(id, c), rest]) {
          const count = sumOf(parts.map((at) => units[Math.floor(at / width)]?.own[at % width] ?? 0))
          if (count === 0 || count >= threshold) continue
          small++
          const { least, most } = rangeOfSum(units.length * width, seen, parts)
          expect(most - least, `seed ${seed}: unit ${id}, category ${c}`).toBeGreaterThan(0.5)
        }
      }
  }
  expect(small).toBeGreaterThan(100)
  expect(shown).toBeGreaterThan(300)
})

test('large counts are all shown', () => {
  const units: Unit[] = [
    { id: 0, parent: null, own: [0, 0, 0, 0] },
    { id: 1, parent: 0, own: [50, 40, 0, 0] },
    { id: 2, parent: 0, own: [30, 20, 10, 9] },
  ]
  const sums = shelterSums(sumsOf(units), {
    dimensions: [sex],
    parentOf: new Map([
      [1, 0],
      [2, 0],
    ]),
    threshold,
  })
  expect(sums.filter(({ isHidden }) => isHidden)).toEqual([])
})

test('where units below say more than the unit above, nothing is shown of them until that is put right', () => {
  const kept = { isHidden: false, own: null, state: 'value', reported: 1, expected: 1, used: 1, warnings: [] }
  const sums: KeptSum[] = [
    { ...kept, unitId: 0, categories: '', value: '100' },
    { ...kept, unitId: 0, categories: 'sex=1', value: '60' },
    { ...kept, unitId: 0, categories: 'sex=2', value: '40' },
    { ...kept, unitId: 1, categories: '', value: '90' },
    { ...kept, unitId: 1, categories: 'sex=1', value: '70' },
    { ...kept, unitId: 1, categories: 'sex=2', value: '20' },
  ]
  const found = shelterSums(sums, { dimensions: [sex], parentOf: new Map([[1, 0]]), threshold })
  expect(found.filter(({ isHidden }) => isHidden).map(({ unitId }) => unitId)).toEqual([1, 1])
})
