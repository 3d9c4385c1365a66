import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { indicatorsRun, indicatorsSchema } from './command.ts'

const example = (name: string) => fileURLToPath(new URL(`../../../docs/how-to/run-indicators/${name}`, import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'tally-'))
afterAll(() => rmSync(dir, { recursive: true }))

const usual = {
  definitions: example('definitions.json'),
  units: example('units.csv'),
  values: example('values.csv'),
  query: example('query.json'),
}
const argsOf = (change: Partial<typeof usual> = {}, ...more: string[]) => [
  ...Object.entries({ ...usual, ...change }).flatMap(([name, file]) => [`--${name}`, file]),
  ...more,
]
const put = (name: string, content: unknown) => {
  const path = join(dir, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

test('the example of the how-to gives the skill share of the province and what it lacks', async () => {
  const { json, text } = await indicatorsRun(argsOf(), '2026-11-28')
  const { results, targets } = json as { results: object[]; targets: object[] }
  expect(results).toHaveLength(12)
  expect(results[1]).toMatchObject({
    unit: '63',
    period: '2024',
    value: '17.13',
    numerator: '438600',
    denominator: '2560420',
    reported: 3,
    expected: 3,
  })
  expect(results[7]).toMatchObject({
    indicator: 'satisfaction',
    value: '85.1',
    state: 'partial',
    reported: 2,
    expected: 3,
  })
  expect(targets[0]).toMatchObject({ gapInNumerator: '329526', gap: '12.87', pace: { closesYear: 2033 } })
  expect(text.split('\n')[1]).toContain('17.13')
})

test('the industry of the how-to names the values behind its quarter', async () => {
  const { json, text } = await indicatorsRun(argsOf({ query: example('query-trained.json') }, '--csv'), '2026-11-28')
  const { results } = json as { results: object[] }
  expect(results[0]).toMatchObject({
    unit: 'power',
    value: '172',
    state: 'value',
    from: { count: 5, ids: ['1', '2', '3', '4', '5'] },
  })
  expect(text.split('\r\n')[1]).toBe('trained,power,2025-Q1,172,value,,2,2,0,0,,,,time-overlap,5')
})

test('JSON and CSV say the same, in English or Chinese headings', async () => {
  const units = put('units.json', {
    units: [
      { id: 1, name: '县' },
      { id: '2', territorialParent: '1' },
    ],
  })
  const definitions = put('d.json', { indicators: [{ id: 'x', kind: 'flow' }] })
  const query = put('q.json', { tree: 'territorial', units: ['1'], periods: ['2025'] })
  const given = (values: string) => indicatorsRun(argsOf({ definitions, units, values, query }), '2026-11-28')
  const json = await given(
    put('v.json', [
      { unit: 2, indicator: 'x', period: '2025-01', value: '0.1' },
      { unit: '2', indicator: 'x', period: 2025, value: null },
    ]),
  )
  const csv = await given(put('v.csv', '\ufeff单位,指标,统计期,数值\r\n2,x,2025-01,0.1\r\n'))
  expect(csv.json).toEqual(json.json)
  expect((json.json as { results: object[] }).results[0]).toMatchObject({ value: '0.1', reported: 1, expected: 1 })
})

test('files that cannot be read are refused by name', async () => {
  const refusal = async (change: Partial<typeof usual>) => {
    const error = await indicatorsRun(argsOf(change), '2026-11-28').catch((e: unknown) => e)
    if (!(error instanceof Invalid)) throw error
    return error.faults.map(({ file, row, path, rule }) =>
      [file, row, path, rule].filter((x) => x !== undefined).join(' '),
    )
  }
  expect(await refusal({ query: put('bad.json', '{') })).toEqual(['bad.json  format.json'])
  expect(await refusal({ query: put('tree.json', { units: ['63'], periods: ['2025'] }) })).toEqual([
    'tree.json tree format.invalid_value',
  ])
  expect(
    await refusal({ values: put('extra.csv', 'unit,indicator,period,value,region\nplant-a,trained,2025,1,x\n') }),
  ).toEqual(['extra.csv 1 region format.heading'])
  expect(await refusal({ units: put('twice.csv', 'id,from,to\na,2025-01-01,\na,2025-02-01,\n') })).toEqual([
    'twice.csv 3 from units.one-row-a-day',
  ])
  expect(await refusal({ units: put('stranger.csv', 'id,territorialParent\na,b\n') })).toEqual([
    'stranger.csv 2 territorialParent units.known',
  ])
  // A comma in a number that is not quoted makes a cell too many, and must never be read as a smaller number.
  const head = 'unit,indicator,period,value,id\n'
  expect(await refusal({ values: put('comma.csv', `${head}plant-a,trained,2025,1,200,v1\n`) })).toEqual([
    'comma.csv 2  format.cells',
  ])
  expect(await refusal({ values: put('heads.csv', 'unit,indicater,period,value\nplant-a,trained,2025,1\n') })).toEqual([
    'heads.csv 1 indicator format.heading',
    'heads.csv 1 indicater format.heading',
  ])
  const twice = `${head}plant-a,trained,2025-01,1,v1\nplant-a,trained,2025-02,1,v1\n`
  expect(await refusal({ values: put('ids.csv', twice) })).toEqual(['ids.csv 3 id values.id-once'])
  await expect(indicatorsRun(['--units', 'x'], '2026-11-28')).rejects.toThrow('--definitions --values --query')
})

test('each file has a schema', () => {
  for (const name of ['definitions', 'units', 'values', 'query'])
    expect((indicatorsSchema([name]).json as { $schema: string }).$schema).toContain('json-schema.org')
  expect(() => indicatorsSchema(['nothing'])).toThrow(Invalid)
})
