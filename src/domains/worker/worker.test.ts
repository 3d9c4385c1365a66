import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { rotateKeys, settleRotation } from '#kernel/secret/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { inOwnerTx } from '#platform/db/server'
import { Invalid, Missing, Refused, Stale } from '#platform/errors'
import { addWorker, changeNumbers, changeWorker } from './deeds/add.ts'
import { findByNumber, showWorker, showWorkers, unmask } from './deeds/show.ts'
import { domain } from './domain.ts'
import type { WorkerRef } from './model/index.ts'
import { madeIdentity, sampleWorker } from './testing.ts'

let province: TestProvince
let ref: WorkerRef
const identity = madeIdentity(630121, '1988-03-04', 17)
beforeAll(async () => {
  province = await openTestProvince([domain])
  ref = await province.as('datong', (ctx) => addWorker(ctx, sampleWorker(province.unit.plant)))
})
afterAll(() => province.close())

const page = { page: 1, size: 20 }
const sights = () =>
  province.asSystem(async ({ db }) => {
    const { rows } = await sql<{
      way: string
      personName: string
      reason: string | null
      count: number
      fields: string[]
    }>`
      select way, person_name, reason, count, fields from sight where subjects @> array[${ref.id}::uuid] order by ctid`.execute(
      db,
    )
    return rows
  })

describe('a file', () => {
  test('reads sex and birthday from the number, and shows numbers masked', async () => {
    const shown = await province.as('plant', (ctx) => showWorker(ctx, ref))
    expect(shown).toMatchObject({ bornOn: '1988-03-04', birthYear: 1988, sex: 1, name: '石小川', state: 'active' })
    expect([shown.identity, shown.phone]).toEqual([`630121********${identity.slice(-4)}`, '199****0017'])
    expect(JSON.stringify(shown)).not.toContain(identity)
  })

  test('is found by identity or card number, however written, from above and by its own unit', async () => {
    const spaced = `${identity.slice(0, 6)} ${identity.slice(6, 14)} ${identity.slice(14).toLowerCase()}`
    for (const number of [identity, spaced, 'a63012100017'])
      for (const login of ['datong', 'xining', 'clerk', 'plant'] as const) {
        const { worker } = await province.as(login, (ctx) => findByNumber(ctx, number))
        expect([login, worker?.id]).toEqual([login, ref.id])
      }
  })

  test('of elsewhere is said to be there and not shown; beside and below see nothing of it in any way', async () => {
    for (const login of ['huangzhong', 'works', 'hainan'] as const) {
      expect(await province.as(login, (ctx) => findByNumber(ctx, identity))).toEqual({ worker: null, elsewhere: true })
      await expect(province.as(login, (ctx) => showWorker(ctx, ref))).rejects.toThrow(Missing)
      await expect(province.as(login, (ctx) => unmask(ctx, ref, ['identity'], '随便看看'))).rejects.toThrow(Missing)
      expect((await province.as(login, (ctx) => showWorkers(ctx, page))).rows).toEqual([])
    }
    for (const login of ['education', 'auditor', 'admin'] as const)
      await expect(province.as(login, (ctx) => showWorker(ctx, ref))).rejects.toThrow(Missing)
  })

  test('is one for each person in the whole province', async () => {
    const again = (ctx: Ctx) => addWorker(ctx, sampleWorker(province.unit.works, { card: null, name: '别名' }))
    await expect(province.as('gonghe', again)).rejects.toMatchObject({ refusals: [{ rule: 'registered-already' }] })
    const card = sampleWorker(province.unit.works, { identity: madeIdentity(632521, '1990-01-01', 2) })
    await expect(province.as('gonghe', (ctx) => addWorker(ctx, card))).rejects.toThrow(Refused)
    await expect(
      province.as('gonghe', (ctx) => addWorker(ctx, sampleWorker(province.unit.plant, { identity: card.identity }))),
    ).rejects.toThrow(Missing)
  })

  const wrong = [
    ['identity', '630121198803040172', 'identity-check'],
    ['identity', madeIdentity(630121, '2027-01-01', 1), 'identity-future'],
    ['phone', '2990000001', 'phone'],
    ['bank', '6222020000000000001', 'bank-check'],
    ['employerCode', '91350100M000100Y4Z', 'uscc-check'],
  ] as const
  test.each(wrong)('is not begun with a wrong %s: %s', async (field, value, rule) => {
    const answers = sampleWorker(province.unit.plant, {
      identity: madeIdentity(630121, '1991-01-01', 9),
      card: null,
      [field]: value,
    })
    const tried = province.as('datong', (ctx) => addWorker(ctx, answers))
    await expect(tried).rejects.toMatchObject({ faults: [{ path: `answers.${field}`, rule }] })
    await expect(tried).rejects.toThrow(Invalid)
  })

  test('is changed by who has seen its latest state, and the journal keeps what, never a number', async () => {
    const { rev } = await province.as('datong', (ctx) => showWorker(ctx, ref))
    const { unitId: _u, identity: _i, card: _c, phone: _p, bank: _b, ...about } = sampleWorker(0, { skillGrade: '4' })
    await province.as('plant', (ctx) => changeWorker(ctx, ref, rev, about))
    await expect(province.as('plant', (ctx) => changeWorker(ctx, ref, rev, about))).rejects.toThrow(Stale)
    const change = { identity: null, card: null, phone: '19911112222', bank: null, reason: '本人换号' }
    await province.as('datong', (ctx) => changeNumbers(ctx, ref, rev + 1, change))
    const { rows } = await province.asSystem(({ db }) =>
      sql<{ body: unknown }>`select body from entry where subject_id = ${ref.id} order by at`.execute(db),
    )
    expect(rows.map(({ body }) => body)).toContainEqual({ skillGrade: { from: 3, to: 4 } })
    expect(rows.map(({ body }) => body)).toContainEqual({ fields: ['phone'], reason: '本人换号' })
    expect(JSON.stringify(rows)).not.toMatch(/19911112222|19900000017/)
  })
})

describe('every look', () => {
  test('is written down with who, how and why', async () => {
    const before = (await sights()).length
    await province.as('datong', (ctx) => showWorkers(ctx, page))
    await province.as('datong', (ctx) => showWorker(ctx, ref))
    const whole = await province.as('datong', (ctx) => unmask(ctx, ref, ['identity', 'phone'], '核对社保参保信息'))
    expect(whole).toEqual({ identity, phone: '19911112222' })
    await province.as('huangzhong', (ctx) => findByNumber(ctx, identity))
    expect((await sights()).slice(before)).toMatchObject([
      { way: 'list', personName: 'datong同志', count: 1 },
      { way: 'one', personName: 'datong同志' },
      { way: 'unmask', reason: '核对社保参保信息', fields: ['identity', 'phone'] },
      { way: 'find', personName: 'huangzhong同志' },
    ])
  })

  test('is shown whole by nobody who may only read', async () => {
    await expect(province.as('plant', (ctx) => unmask(ctx, ref, ['identity'], '核对社保信息'))).rejects.toThrow(Missing)
  })
})

describe('the database', () => {
  const numbers = [identity, 'A63012100017', '19911112222', '6222020000000000000']
  const filesIn = (dir: string): string[] =>
    readdirSync(dir, { withFileTypes: true }).flatMap((one) => {
      const path = join(dir, one.name)
      return one.isDirectory() ? filesIn(path) : one.isFile() ? [path] : []
    })
  /** Files of a server at work come and go. */
  const readIfThere = (file: string): Buffer[] => {
    try {
      return [readFileSync(file)]
    } catch {
      return []
    }
  }

  test('has no number in any of its files, nor has any folder of the product', async () => {
    const oid = await inOwnerTx(province.database, async (db) => {
      const found = await sql<{ oid: number }>`select oid from pg_database where datname = current_database()`.execute(
        db,
      )
      return String(found.rows[0]?.oid)
    })
    // The log is written a moment after the commit.
    await new Promise((resolve) => setTimeout(resolve, 500))
    const cluster = readdirSync(tmpdir()).find((name) => name.startsWith('gongyun-test-')) ?? ''
    const ofServer = filesIn(join(tmpdir(), cluster)).filter(
      (file) => file.includes(`/base/${oid}/`) || file.includes('/pg_wal/'),
    )
    const bytes = [...ofServer, ...filesIn(province.house.dataDir)].flatMap(readIfThere)
    const isThere = (text: string) => bytes.some((one) => one.includes(Buffer.from(text)))
    expect(isThere('石小川')).toBe(true)
    expect(numbers.filter(isThere)).toEqual([])
    const rows = await province.asSystem(async ({ db }) => {
      const tables = await sql<{ name: string }>`
        select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
           and has_table_privilege(c.oid, 'select')`.execute(db)
      const texts: string[] = []
      for (const { name } of tables.rows) {
        const { rows: all } = await sql<{ words: string }>`select t::text as words from ${sql.table(name)} t`.execute(
          db,
        )
        texts.push(...all.map(({ words }) => words))
      }
      return texts
    })
    expect(rows.length).toBeGreaterThan(50)
    for (const number of numbers) expect(rows.filter((text) => text.includes(number))).toEqual([])
  })

  test('is sealed anew after a rotation, piece by piece, and reads as before', async () => {
    const done = await province.asSystem(rotateKeys)
    settleRotation(province.house.dataDir, done)
    expect(done.rows).toContain('worker')
    await province.settle()
    const { rows } = await province.asSystem(({ db }) =>
      sql<{
        n: number
      }>`select count(*)::int as n from worker w join data_key k on k.id = split_part(w.identity_sealed, '.', 1)
        where k.retired_at is not null`.execute(db),
    )
    expect(rows[0]?.n).toBe(0)
    expect(await province.as('datong', (ctx) => unmask(ctx, ref, ['identity'], '核对社保信息'))).toEqual({ identity })
    expect((await province.as('datong', (ctx) => findByNumber(ctx, identity))).worker?.id).toBe(ref.id)
  })
})
