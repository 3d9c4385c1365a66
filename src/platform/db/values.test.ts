import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './index.ts'
import { inTx, openTestDatabase } from './server.ts'
import { isoMoment } from './values.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const value = async (text: string): Promise<unknown> =>
  (await inTx(database, {}, (db) => sql.raw<{ v: unknown }>(`select ${text} as v`).execute(db))).rows[0]?.v

test.each([
  [`date '2026-02-28'`, '2026-02-28'],
  [`9007199254740991::int8`, 9007199254740991],
  [`12.50::numeric(10,2)`, '12.50'],
  [`timestamptz '2026-11-22 10:00:00+08'`, '2026-11-22T02:00:00.000Z'],
  [`timestamptz '2026-11-22 10:00:00.123456+08'`, '2026-11-22T02:00:00.123456Z'],
  [`timestamptz 'infinity'`, 'infinity'],
  [`array[date '2026-02-28', null]`, ['2026-02-28', null]],
  [`array[[1::int8],[2]]`, [[1], [2]]],
  [`array[1.10::numeric]`, ['1.10']],
  [`array[timestamptz '2026-11-22 10:00:00+08']`, ['2026-11-22T02:00:00.000Z']],
  [`'{"a_b": [{"c_d": 1}]}'::jsonb`, { a_b: [{ c_d: 1 }] }],
  [`null::int8`, null],
])('%s is read as %j', async (text, expected) => {
  expect(await value(text)).toEqual(expected)
})

test('a number too large for a number is refused, not rounded', async () => {
  await expect(value('9007199254740993::int8')).rejects.toThrow(RangeError)
})

test('a moment in another zone is still the same moment', () => {
  expect(isoMoment('2026-11-22 10:00:00.5+08')).toBe('2026-11-22T02:00:00.500Z')
})
