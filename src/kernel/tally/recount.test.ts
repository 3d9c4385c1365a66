import { expect, test } from 'vitest'
import { readQuery } from './ask.ts'
import { compare, exact } from './exact.ts'
import { readValues } from './figures/read-values.ts'
import { UnitRow } from './formats/unit.ts'
import type { ExactResult } from './formula-result.ts'
import { readModel } from './model.ts'
import { reckon } from './run.ts'
import { type Answer, type Fraction, Naive, type RawBase, type RawUnit, type RawValue } from './testing.ts'
import { readHistory } from './tree/history.ts'
import { dice, someBases, someUnits, someValues } from './worlds/testing.ts'

/** Formulas, and the same in bare arithmetic on what their terms are. */
const formulas: Record<string, { formula: string; of: (x: Record<'a' | 'b' | 'c', Fraction>) => Fraction | null }> = {
  rate: { formula: '100 × a ÷ b', of: ({ a, b }) => (b[0] === 0n ? null : [100n * a[0] * b[1], a[1] * b[0]]) },
  mixed: { formula: '(a + 2.5 * b) − c', of: ({ a, b, c }) => sumUp(sumUp(a, [5n * b[0], 2n * b[1]]), [-c[0], c[1]]) },
  top: {
    formula: 'max(a, b, c)',
    of: ({ a, b, c }) =>
      [a, b, c].reduce((x, y) => (x[0] * y[1] * sign(x[1] * y[1]) < y[0] * x[1] * sign(x[1] * y[1]) ? y : x)),
  },
}
const written = Object.entries(formulas).map(([id, { formula }]) => ({ id, formula }))
const sign = (n: bigint) => (n < 0n ? -1n : 1n)
const sumUp = (x: Fraction, y: Fraction): Fraction => [x[0] * y[1] + y[0] * x[1], x[1] * y[1]]

function reckoned(units: RawUnit[], values: RawValue[], bases: RawBase[], query: object): ExactResult[] {
  const model = readModel({
    indicators: [...bases, ...(bases.length > 1 ? written : [])],
  })
  const history = readHistory(units.map((u, i) => ({ row: UnitRow.parse(u), where: { file: 'units', row: i + 1 } })))
  const read = readValues(
    values.map((row, i) => ({ row, where: { file: 'values', row: i + 1 } })),
    model,
    history,
  )
  return reckon({ model, units: history, values: read.values }, readQuery(query, model, history, '2026-11-28'))
}

function aCase(seed: number) {
  const d = dice(seed)
  const units = someUnits(d)
  const bases = someBases(d)
  const values = someValues(d, units, bases)
  const tree = d.pick(['territorial', 'industrial'] as const)
  const top = units.some((u) => u.industrialParent === 'u0') || tree === 'territorial'
  const asked = ['2025', '2025-Q1', '2025-03', '2025-W01', '2025-02-09', 'as-of:2025-05-31', '2026']
  return {
    units,
    bases,
    values,
    query: {
      tree: top ? tree : 'territorial',
      treeAsOf: d.pick(['then', '2025-03-10', '2025-05-01', '2026-06-01']),
      units: ['u0'],
      rows: 'all-below',
      periods: [d.pick(asked), d.pick(asked)].filter((p, i, all) => all.indexOf(p) === i),
      by: d
        .pick([[], ['sex'], ['age'], ['sex', 'age']])
        .filter((name) => bases.some((b) => b.dimensions.includes(name))),
      sources: d.chance(0.3),
    },
  }
}

/** What a formula comes to by the answers of its terms. */
function byFormula(id: string, ask: (id: string) => Answer): Answer {
  const names = (['a', 'b', 'c'] as const).filter((name) => formulas[id]?.formula.match(new RegExp(`\\b${name}\\b`)))
  const terms = names.map(ask)
  const n = { reported: Math.min(...terms.map((t) => t.reported)), expected: Math.max(...terms.map((t) => t.expected)) }
  const none = { value: null, ...n }
  if (terms.some((t) => t.state === 'not-applicable')) return { ...none, state: 'not-applicable' }
  if (terms.some((t) => t.value === null)) return { ...none, state: 'missing' }
  const given = Object.fromEntries(names.map((name, i) => [name, terms[i]?.value])) as Record<'a' | 'b' | 'c', Fraction>
  const value = formulas[id]?.of(given) ?? null
  const state = terms.some((t) => t.state === 'partial') ? 'partial' : 'value'
  return { value, ...n, state: value ? state : 'not-applicable' }
}

/** More of them by GONGYUN_CASES. */
const cases = Number(process.env.GONGYUN_CASES ?? 150)

test(`the engine agrees with a naive recount in ${cases} random worlds`, () => {
  let compared = 0
  for (let seed = 1; seed <= cases; seed++) {
    const { units, bases, values, query } = aCase(seed)
    const naive = new Naive(units, values, bases)
    for (const row of reckoned(units, values, bases, query)) {
      if (Object.values(row.dimensions).includes(null)) continue
      const known = row.dimensions as Record<string, string>
      const ask = (id: string) =>
        naive.answer(id, row.unit, `${query.tree as 'territorial'}Parent`, query.treeAsOf, row.period, known)
      const answer = formulas[row.indicator] ? byFormula(row.indicator, ask) : ask(row.indicator)
      const told = `seed ${seed}: ${row.indicator} ${row.unit} ${row.period} ${JSON.stringify(known)}`
      expect({ state: row.state, reported: row.reported, expected: row.expected }, told).toEqual({
        state: answer.state,
        reported: answer.reported,
        expected: answer.expected,
      })
      if (answer.value === null) expect(row.value, told).toBeNull()
      else expect(row.exact && compare(row.exact, exact(...answer.value)), told).toBe(0)
      compared++
    }
  }
  expect(compared).toBeGreaterThan(cases * 10)
})

test('the order of rows changes nothing', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { units, bases, values, query } = aCase(seed)
    const d = dice(seed + 1000)
    const mixed = <T>(all: T[]) =>
      all
        .map((one) => [d.below(1e9), one] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, one]) => one)
    const key = (row: ExactResult) => JSON.stringify([row.indicator, row.unit, row.period, row.dimensions])
    const tidy = (rows: ExactResult[]) =>
      new Map(
        rows.map((row) => [
          key(row),
          {
            value: row.value,
            state: row.state,
            n: row.reported,
            m: row.expected,
            codes: row.warnings.map((w) => w.code),
          },
        ]),
      )
    expect(tidy(reckoned(mixed(units), mixed(values), bases, query)), `seed ${seed}`).toEqual(
      tidy(reckoned(units, values, bases, query)),
    )
  }
})

test('a unit is its own part and what stands right below it', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { units, bases, values, query } = aCase(seed)
    const sums = bases.filter((b) => b.overUnits === 'sum' && b.reports === 'own').map((b) => b.id)
    const of = (more: object) => reckoned(units, values, bases, { ...query, indicators: sums, by: [], ...more })
    if (sums.length === 0) continue
    const children = of({ rows: 'children' })
    for (const whole of of({ rows: 'self' })) {
      const below = children.filter((c) => c.indicator === whole.indicator && c.period === whole.period)
      const parts = [...below.map((c) => c.value), whole.own].flatMap((v) => (v === null ? [] : [Number(v)]))
      if (whole.value === null) expect(parts, `seed ${seed}`).toEqual([])
      else
        expect(
          parts.reduce((a, b) => a + b, 0),
          `seed ${seed} ${whole.indicator} ${whole.period}`,
        ).toBeCloseTo(Number(whole.value), 4)
    }
  }
})

test('a zero counts as said, nothing does not', () => {
  const unit = (id: string, parent: string | null): RawUnit => ({
    id,
    kind: 'x',
    territorialParent: parent,
    industrialParent: null,
    from: null,
    to: null,
    mergedInto: null,
  })
  const units = [unit('top', null), unit('a', 'top'), unit('b', 'top')]
  const definition = (overUnits: string) => ({ id: 'x', kind: 'flow', overUnits, dimensions: [] }) as unknown as RawBase
  const value = (id: string, v: string): RawValue => ({
    unit: id,
    indicator: 'x',
    period: '2025-01',
    value: v,
    dimensions: {},
  })
  const query = { tree: 'territorial', units: ['top'], periods: ['2025-01'] }
  const ask = (overUnits: string, ...values: RawValue[]) => {
    const [row] = reckoned(units, values, [definition(overUnits)], query)
    return [row?.value, row?.state, `${row?.reported}/${row?.expected}`]
  }
  expect(ask('sum', value('a', '4'))).toEqual(['4', 'partial', '1/2'])
  expect(ask('sum', value('a', '4'), value('b', '0'))).toEqual(['4', 'value', '2/2'])
  expect(ask('average', value('a', '4'))).toEqual(['4', 'partial', '1/2'])
  expect(ask('average', value('a', '4'), value('b', '0'))).toEqual(['2', 'value', '2/2'])
  expect(ask('sum', value('a', '4'), value('b', 'N/A'))).toEqual(['4', 'value', '1/1'])
  expect(ask('sum', value('a', '4'), value('b', ''))).toEqual(['4', 'partial', '1/2'])
  expect(ask('sum')).toEqual([null, 'missing', '0/2'])
  expect(ask('sum', value('a', 'N/A'), value('b', 'N/A'))).toEqual([null, 'not-applicable', '0/0'])
})
