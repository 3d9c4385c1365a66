import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { acceptSeries, listOfIndicator, reportClaims } from '#kernel/indicator/server'
import { indicatorsRun } from '#kernel/tally/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing } from '#platform/errors'
import { domain } from '../domain.ts'
import { sumUp } from '../sums/job.ts'
import { showFigures, showHead } from '../sums/show.ts'
import { listSpeakers, listUnitLines } from '../sums/store.ts'
import { formulaRows, openCatalogue } from './all.ts'
import { definitionsOf } from './definitions.ts'
import { addFormula, addTarget, showTargets } from './manage.ts'
import { listTargets } from './store.ts'

let province: TestProvince
const folder = mkdtempSync(join(tmpdir(), 'gongyun-formulas-'))
beforeAll(async () => {
  province = await openTestProvince([domain])
  const { unit } = province
  await province.asSystem(async (ctx) => {
    await tell(ctx, unit.province, '2022', { 'skilled-people': 400_000, 'employed-people': 2_550_000 })
    await tell(ctx, unit.province, '2023', { 'skilled-people': 438_600, 'employed-people': 2_560_420 })
    await tell(ctx, unit.xining, '2023', { 'skilled-people': 210_000, 'employed-people': 1_000_000 })
    await tell(ctx, unit.hainan, '2023', { 'skilled-people': 90_000 })
    await tell(ctx, unit.datong, '2023', { 'skilled-people': 5, 'employed-people': 0 })
    await sumUp(ctx)
  })
  await province.as('clerk', (ctx) => addTarget(ctx, { ...target, unitId: unit.province }))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await province.close()
})

async function tell(ctx: Ctx, unitId: number, period: string, said: Readonly<Record<string, number>>): Promise<void> {
  const figures = Object.entries(said).map(([indicator, value]) => ({
    ...{ indicator, value, qualifier: '', asOf: null, scope: '', method: 'imported' as const },
  }))
  const given = { caseRef: null, unitId, period, reporterUnitId: unitId, figures }
  await acceptSeries(ctx, await reportClaims(ctx, given))
}

const target = {
  indicator: 'skilled-share',
  unitId: null as number | null,
  comparison: 'at-least',
  value: 30,
  period: '2025',
  baselinePeriod: '2022',
  baselineValue: null,
  pace: 'last-two',
  source: '“十四五”末技能人才占就业人员 30% 的要求',
  confidence: 'S',
  validFrom: '2021-01-01',
}
const share = { indicator: 'skilled-share', tree: 'territorial', period: '2023' } as const
const page = { ...share, page: 1, size: 50 }

test('a share is reckoned from the sums of its two sides, and the page opens them', async () => {
  const head = await province.as('clerk', (ctx) => showHead(ctx, { ...share, unitId: province.unit.province }))
  expect(head.formula?.words.zh).toBe('100 × 技能人才 ÷ 就业人员')
  expect(
    head.formula?.parts.map(({ name, value, reported, expected }) => [name, value, `${reported}/${expected}`]),
  ).toEqual([
    ['skilled-people', '438600', '1/1'],
    ['employed-people', '2560420', '1/1'],
  ])
  expect(head.trend.slice(-2)).toEqual([
    { at: '2022', value: '15.69' },
    { at: '2023', value: '17.13' },
  ])
})

test('17.13 % against 30 %: 329,526 people are lacking, and at the present pace 2032 is the year', async () => {
  const head = await province.as('clerk', (ctx) => showHead(ctx, { ...share, unitId: province.unit.province }))
  expect(head.targets).toHaveLength(1)
  expect(head.targets[0]).toMatchObject({
    ...{ target: '30', period: '2025', met: false, gap: '12.87', gapInNumerator: '329526', confidence: 'S' },
    current: { period: '2023', value: '17.13', numerator: '438600', denominator: '2560420' },
    baseline: { period: '2022' },
    progress: '10.09',
    pace: { outcome: 'closes', closesIn: '2032', closesYear: 2032, step: 'year' },
    source: target.source,
  })
})

test('units below: one whole, one without its denominator, one over zero', async () => {
  const rowsOf = async (unitId: number) =>
    (await province.as('clerk', (ctx) => showFigures(ctx, { ...page, unitId }))).rows
  const { unit } = province
  const below = new Map((await rowsOf(unit.province)).map((row) => [row.unitId, row]))
  expect(below.get(unit.xining)).toMatchObject({ value: '21.00', numerator: '210000', denominator: '1000000' })
  expect(below.get(unit.hainan)).toMatchObject({ value: null, state: 'missing', reported: 0 })
  const [, datong] = await rowsOf(unit.xining)
  expect(datong).toMatchObject({ unitId: unit.datong, value: null, state: 'not-applicable', denominator: '0' })
})

test('a county clerk sees the share of the county, not of its neighbour', async () => {
  const { unit } = province
  const own = await province.as('datong', (ctx) => showFigures(ctx, page))
  expect(own.rows.map(({ unitId }) => unitId)).toEqual([unit.datong])
  await expect(province.as('datong', (ctx) => showFigures(ctx, { ...page, unitId: unit.xining }))).rejects.toThrow(
    Missing,
  )
})

test('the command, given the same claims, says the same of every unit and of the target', async () => {
  const { unit } = province
  const names = ['skilled-people', 'employed-people']
  const given = await province.asSystem(async ({ db }) => {
    const catalogue = await openCatalogue(db)
    const things = [...catalogue.things.values()].filter(({ name }) => [...names, 'skilled-share'].includes(name))
    const formulas = catalogue.formulas.filter(({ indicator }) => indicator === 'skilled-share')
    const speakers = new Set<number>()
    const values: string[][] = []
    for (const name of names) {
      for (const id of await listSpeakers(db, name, ['2022', '2023'])) speakers.add(id)
      for (const claim of await listOfIndicator(db, name, ['2022', '2023'], ['accepted']))
        values.push([claim.id, String(claim.unitId), name, claim.period ?? '', claim.value])
    }
    const lines = (await listUnitLines(db)).map((line) =>
      [
        line.unitId,
        speakers.has(line.unitId) ? 'due' : 'other',
        line.parentId ?? '',
        line.validFrom,
        line.validTo ?? '',
      ].join(),
    )
    const targets = await listTargets(db, { indicator: 'skilled-share' })
    return { definitions: definitionsOf(things, formulas, targets), lines, values }
  })
  const file = (name: string, words: string) => {
    const path = join(folder, name)
    writeFileSync(path, words)
    return path
  }
  const query = {
    ...{ tree: 'territorial', indicators: ['skilled-share'], rows: 'self-and-children' },
    ...{ units: [String(unit.province), String(unit.xining)], periods: ['2022', '2023'] },
  }
  const args = [
    ...['--definitions', file('definitions.json', JSON.stringify(given.definitions))],
    ...['--units', file('units.csv', `id,kind,territorialParent,from,to\n${given.lines.join('\n')}\n`)],
    ...[
      '--values',
      file('values.csv', `id,unit,indicator,period,value\n${given.values.map((row) => row.join()).join('\n')}\n`),
    ],
    ...['--query', file('query.json', JSON.stringify(query))],
  ]
  const { json } = (await indicatorsRun(args, '2026-11-28')) as {
    json: { results: Record<string, unknown>[]; targets: Record<string, unknown>[] }
  }
  const shown = await province.as('clerk', async (ctx) => [
    ...(await showFigures(ctx, { ...page, unitId: unit.province })).rows,
    ...(await showFigures(ctx, { ...page, unitId: unit.xining })).rows,
  ])
  expect(shown.length).toBeGreaterThanOrEqual(4)
  for (const row of shown) {
    const printed = json.results.find((one) => one.unit === String(row.unitId) && one.period === '2023')
    const { value, state, numerator, denominator, reported } = row
    expect(printed, row.name).toMatchObject({ value, state, numerator, denominator, reported })
  }
  const head = await province.as('clerk', (ctx) => showHead(ctx, { ...share, unitId: unit.province }))
  const { source: _s, confidence: _c, isForAll: _a, ...standing } = head.targets[0] ?? {}
  expect(json.targets).toEqual([{ indicator: 'skilled-share', unit: String(unit.province), ...standing }])
})

const formula = {
  label: '每百名就业人员高技能人才',
  measure: '人',
  formula: '100 × {高技能人才（高级工及以上）} ÷ {就业人员}',
  ...{ decimals: 2, least: 100, direction: 'up', source: '演示' },
}

test('an office defines an indicator by the labels it knows, and it stands in the list', async () => {
  const { indicator } = await province.as('clerk', (ctx) => addFormula(ctx, formula))
  expect(indicator).toMatch(/^local-/)
  const rows = await province.as('clerk', async ({ db }) => formulaRows(await openCatalogue(db)))
  expect(rows.map((row) => row.indicator)).toEqual(['skilled-share', 'highly-skilled-share', indicator])
  expect(rows.at(-1)?.words.zh).toBe('100 × 高技能人才（高级工及以上） ÷ 就业人员')
  await province.asSystem(async (ctx) => {
    await tell(ctx, province.unit.xining, '2023', { 'highly-skilled-people': 50_000 })
    await sumUp(ctx)
  })
  const head = await province.as('clerk', (ctx) => showHead(ctx, { ...share, indicator, unitId: province.unit.xining }))
  expect(head.trend.at(-1)?.value).toBe('5.00')
})

test.each([
  ['names what is not there', '100 × {没有的指标} ÷ {就业人员}'],
  ['cannot be read', '100 × × {就业人员}'],
  ['lacks a bracket', '(100 × {就业人员}'],
])('a formula that %s is refused at its field', async (_, wrong) => {
  const no = await province.as('clerk', (ctx) => addFormula(ctx, { ...formula, formula: wrong })).catch((e) => e)
  expect(no).toBeInstanceOf(Invalid)
  expect((no as Invalid).faults[0]?.path).toBe('answers.formula')
})

test('a target is refused without what it needs; one for the same period takes the place of the former', async () => {
  const set = (more: object) => province.as('clerk', (ctx) => addTarget(ctx, { ...target, ...more }))
  await expect(set({ indicator: 'unknown' })).rejects.toThrow(Invalid)
  await expect(set({ baselinePeriod: '2025' })).rejects.toThrow(Invalid)
  await expect(set({ baselinePeriod: null, baselineValue: 3 })).rejects.toThrow(Invalid)
  await set({ period: '2030', baselinePeriod: null, value: 35 })
  await set({ period: '2030', baselinePeriod: null, value: 36, validFrom: '2026-01-01' })
  const all = await province.as('clerk', ({ db }) => listTargets(db, { indicator: 'skilled-share' }))
  const later = all.filter(({ period }) => period === '2030').map(({ value, validTo }) => [value, validTo])
  expect(later).toEqual([
    ['35', '2026-01-01'],
    ['36', null],
  ])
  expect((await province.as('clerk', ({ db }) => listTargets(db, { on: '2025-06-01' }))).length).toBe(2)
})

test('a county sees the targets of every unit and its own, not those of others', async () => {
  const { unit } = province
  await province.as('clerk', (ctx) => addTarget(ctx, { ...target, unitId: unit.gonghe, value: 21 }))
  await province.as('clerk', (ctx) => addTarget(ctx, { ...target, unitId: unit.datong, value: 22 }))
  const seen = await province.as('datong', async (ctx) => (await showTargets(ctx)).map(({ value }) => value))
  expect(seen).toContain('22')
  expect(seen).toContain('36')
  expect(seen).not.toContain('21')
  expect(seen).not.toContain('30')
})
