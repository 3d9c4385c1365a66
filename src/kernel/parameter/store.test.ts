import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditMigrations, listEntries } from '#kernel/audit/server'
import type { Database, Db } from '#platform/db'
import { inOwnerTx, inTx, openTestDatabase } from '#platform/db/server'
import { Invalid, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import { defineParameters, type ParameterSeed } from './index.ts'
import {
  changeParameter,
  listParameterHistory,
  listParameters,
  type ParameterChange,
  parameterMigrations,
  parametersAt,
  seedParameters,
} from './server.ts'

const seed = <K extends string>(key: K, value: number, change: Partial<ParameterSeed> = {}): ParameterSeed<K> => ({
  label: say('期限', 'Term'),
  unit: say('工作日', 'working days'),
  region: null,
  validFrom: '2025-01-01',
  validTo: null,
  source: say('默认值', 'Default'),
  confidence: 'D',
  ...change,
  key,
  value,
})
const seeds = defineParameters([seed('dispatch.report', 5), seed('dispatch.bulletin', 15)])
const mei = { personId: '01930000-0000-7000-8000-00000000000a', name: '马晓梅' }
const edit: ParameterChange = {
  key: 'dispatch.report',
  region: null,
  value: 7,
  validFrom: '2026-01-01',
  source: say('青工发〔2025〕9号', 'Notice 9 of 2025'),
  confidence: 'S',
  reason: '按新文件调整',
}

let database: Database
beforeAll(async () => {
  database = await openTestDatabase([auditMigrations, parameterMigrations])
})
afterAll(() => database.close())
beforeEach(() =>
  inOwnerTx(database, async (db) => {
    await sql`truncate parameter, entry`.execute(db)
    await seedParameters(db, seeds)
  }),
)

const within = <T>(work: (db: Db) => Promise<T>) => inTx(database, { 'app.journal': 'all' }, work)
const change = (more: Partial<ParameterChange> = {}) => within((db) => changeParameter(db, mei, { ...edit, ...more }))
const valueOn = async (date: string, region: number | null = null) =>
  (await within((db) => parametersAt(db, ['dispatch.report'], region, date)))['dispatch.report'].value

describe('parameters', () => {
  test('are read together, each from the nearest region that has one', async () => {
    await change({ region: 630102, value: 3, validFrom: '2025-06-01' })
    const found = await within((db) => parametersAt(db, ['dispatch.report', 'dispatch.bulletin'], 630102, '2026-05-01'))
    expect(found['dispatch.report']).toMatchObject({ value: 3, region: 630102, validFrom: '2025-06-01' })
    expect(found['dispatch.report'].source.zh).toBe('青工发〔2025〕9号')
    expect(found['dispatch.bulletin']).toMatchObject({ value: 15, region: null, unit: { zh: '工作日' } })
    expect(await valueOn('2026-05-01', 630103)).toBe(5)
    expect(await valueOn('2025-05-31', 630102)).toBe(5)
  })

  test('that have no value are refused by name, all at once', async () => {
    await expect(
      within((db) => parametersAt(db, ['dispatch.report', 'a.b', 'a.c'], 630102, '2026-01-01')),
    ).rejects.toThrow(/a\.b, a\.c/)
    await expect(valueOn('2024-12-31')).rejects.toThrow(Refused)
    expect(await within((db) => parametersAt(db, [], null, '2026-01-01'))).toEqual({})
  })

  test('change from a day on; the days before keep the old value, and history keeps who and why', async () => {
    await change()
    expect([await valueOn('2025-12-31'), await valueOn('2026-01-01')]).toEqual([5, 7])
    const history = await within((db) => listParameterHistory(db, 'dispatch.report'))
    expect(
      history.map(({ value, validFrom, validTo, recordedName, reason }) => [
        value,
        validFrom,
        validTo,
        recordedName,
        reason,
      ]),
    ).toEqual([
      [7, '2026-01-01', null, '马晓梅', '按新文件调整'],
      [5, '2025-01-01', '2026-01-01', null, null],
    ])
    const [line] = await within((db) => listEntries(db, { subjectKind: 'parameter' }))
    expect(line).toMatchObject({ action: 'parameter.change', personName: '马晓梅', body: { from: 5, to: 7 } })
  })

  test('corrected from the same day keep the wrong value as withdrawn', async () => {
    await change()
    await change({ value: 8, reason: '更正录入错误' })
    expect([await valueOn('2025-12-31'), await valueOn('2026-01-01')]).toEqual([5, 8])
    const history = await within((db) => listParameterHistory(db, 'dispatch.report'))
    expect(history.map((row) => row.value)).toEqual([8, 7, 5])
    expect(history[1]).toMatchObject({ validFrom: '2026-01-01', validTo: '2026-01-01' })
  })

  test('put in between two values take only the time between', async () => {
    await change({ validFrom: '2027-01-01', value: 9 })
    await change({ validFrom: '2026-01-01', value: 7 })
    await change({ validFrom: '2024-01-01', value: 4 })
    const days = ['2024-06-01', '2025-06-01', '2026-06-01', '2027-06-01']
    expect(await Promise.all(days.map((date) => valueOn(date)))).toEqual([4, 5, 7, 9])
  })

  test('are not changed without reason, source, a known key and the same kind of value', async () => {
    const wrong = [
      { reason: ' ' },
      { source: say('', '') },
      { key: 'a.b' },
      { value: '7' },
      { validFrom: '2026-02-30' },
      { region: 63 },
    ]
    for (const one of wrong) await expect(change(one), JSON.stringify(one)).rejects.toThrow(Invalid)
    expect(await within((db) => listEntries(db, {}))).toEqual([])
  })

  test('changed meanwhile by somebody else stay as they are', async () => {
    const [seen] = await within((db) => listParameterHistory(db, 'dispatch.report'))
    await change()
    await expect(change({ value: 9, seen: seen?.id })).rejects.toThrow(Stale)
    expect(await valueOn('2026-06-01')).toBe(7)
  })

  test('entered by two people at once do not overlap', async () => {
    await Promise.all([change({ region: 630100, value: 1 }), change({ region: 630100, value: 2 })])
    const rows = await within((db) => listParameters(db, '2026-06-01'))
    expect(rows.filter((row) => row.region === 630100)).toHaveLength(1)
  })

  test('are never overwritten: the product may end a row and nothing else', async () => {
    for (const text of [
      'update parameter set value = null',
      'update parameter set source_zh = $$x$$',
      'delete from parameter',
    ])
      await expect(
        within((db) => sql.raw(text).execute(db)),
        text,
      ).rejects.toThrow(/permission denied/)
  })
})

describe('seeding', () => {
  const again = (list: readonly ParameterSeed[]) => inOwnerTx(database, (db) => seedParameters(db, list))

  test('twice changes nothing', async () => {
    expect(await again(seeds)).toBe(0)
    expect(await within((db) => listParameters(db, '2026-01-01'))).toHaveLength(2)
  })

  test('never overwrites what an operator entered', async () => {
    await change()
    expect(await again([seed('dispatch.report', 6), seed('dispatch.bulletin', 16)])).toBe(1)
    expect(await valueOn('2025-06-01')).toBe(5)
    expect(await valueOn('2026-06-01')).toBe(7)
    expect(
      (await within((db) => parametersAt(db, ['dispatch.bulletin'], null, '2026-01-01')))['dispatch.bulletin'].value,
    ).toBe(16)
  })

  test('of a new release ends the old value and keeps it as history', async () => {
    const release = [
      seed('dispatch.report', 5, { validTo: '2027-01-01' }),
      seed('dispatch.report', 10, { validFrom: '2027-01-01' }),
    ]
    expect(await again(release)).toBe(2)
    expect([await valueOn('2026-06-01'), await valueOn('2027-06-01')]).toEqual([5, 10])
    expect(await within((db) => listParameterHistory(db, 'dispatch.report'))).toHaveLength(3)
    expect(await again(release)).toBe(0)
  })
})
