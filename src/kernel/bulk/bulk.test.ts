import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { plusDays } from '#kernel/calendar'
import type { Ctx, GivenFile } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { inOwnerTx } from '#platform/db/server'
import { endpoint, Paging, pageOf } from '#platform/endpoint'
import { AskAgain, Forbidden, Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { Cell } from '#platform/sheet'
import { readSheets } from '#platform/sheet/server'
import { makeBook, makePiece, pieceRows, sheetsOf, sweepExports } from './make.ts'
import { fetchExport, orderExport } from './orders.ts'
import { findOrder, type StoredOrder } from './store.ts'
import { withdrawExports } from './withdraw.ts'

const all = 2 * pieceRows + 345
/** Whoever asked the list, and how the database then let them in. */
const heard: string[] = []

const listOf = (path: string, asksAgain?: true, needs = 'case.nails', holds?: 'worker') =>
  handleList(
    endpoint({
      method: 'GET',
      path,
      summary: say('钉子', 'Nails'),
      needs,
      query: Paging.extend({ bent: z.stringbool().optional() }),
      answer: pageOf(z.object({ name: z.string(), millimetres: z.number() })),
    }),
    async ({ db, actor, query }) => {
      const { rows: set } = await sql<{ lo: string; system: string }>`
        select current_setting('app.lo', true) as lo, current_setting('app.system', true) as system`.execute(db)
      heard.push(`${actor.name} ${set[0]?.lo} ${set[0]?.system}`)
      const from = (query.page - 1) * query.size
      const rows = Array.from({ length: Math.max(0, Math.min(query.size, all - from)) }, (_, i) => ({
        name: `钉${from + i}`,
        millimetres: from + i,
      }))
      return { rows, total: all, more: false }
    },
    {
      name: say('钉子', 'Nails'),
      columns: [
        { label: say('名称', 'Name'), value: (row) => row.name },
        { label: say('长度', 'Length'), value: (row) => row.millimetres, kind: 'number' },
      ],
      ...(asksAgain ? { asksAgain } : {}),
      ...(holds ? { holds } : {}),
    },
  )
listOf('/nails')
listOf('/rusty-nails', true)
listOf('/all-nails', undefined, 'signed-in')
listOf('/smiths', undefined, 'case.nails', 'worker')

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([])
})
afterAll(() => province.close())
beforeEach(() => {
  heard.length = 0
})

/** Somebody with the permission over these units, as their posts have it. */
const grantNails = (...posts: string[]) =>
  inOwnerTx(province.database, async (db) => {
    await sql`delete from post_permission where permission = 'case.nails'`.execute(db)
    for (const post of posts)
      await sql`insert into post_permission (post, permission, allowed) values (${post}, 'case.nails', true)`.execute(
        db,
      )
  })

const order = (login: PersonKey, query: Record<string, string> = {}, path = '/nails/export') =>
  province.as(login, (ctx) => orderExport(ctx, { path, params: {}, query }))
const personOf = (login: PersonKey) => province.as(login, async ({ actor }) => actor.personId ?? '')
const stateOf = async (login: PersonKey, id: string) => {
  const personId = await personOf(login)
  return province.as(login, (ctx) => findOrder(ctx.db, { personId, id }))
}
const bytesOf = async (file: GivenFile): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of file.bytes as AsyncIterable<Uint8Array>) pieces.push(piece)
  return Buffer.concat(pieces)
}
const fetchAs = (login: PersonKey, id: string) =>
  province.as(login, async (ctx) => readSheets(await bytesOf(await fetchExport(ctx, id))))

describe('an export of any length', () => {
  test('is made in pieces with the rights of whoever ordered it, and holds every row of the list in its order', async () => {
    await grantNails('office-clerk')
    const { id } = await order('clerk', { bent: 'true' })
    expect(await stateOf('clerk', id)).toMatchObject({ state: 'making', done: 0 })
    await province.settle()
    expect(await stateOf('clerk', id)).toMatchObject({ state: 'ready', done: all, total: all, pieces: 3 })
    const clerk = await province.as('clerk', async ({ actor }) => actor)
    expect(new Set(heard)).toEqual(new Set([`${clerk.name} ${clerk.grants[0]?.range.lo} `]))
    const [sheet, about] = await fetchAs('clerk', id)
    expect(sheet?.rows.length).toBe(all + 1)
    expect(sheet?.rows.every(({ cells }, i) => i === 0 || cells[1] === i - 1)).toBe(true)
    expect(about?.rows.map(({ cells }) => cells)).toContainEqual(['筛选条件', 'bent=true'])
    const dir = join(province.house.dataDir, 'exports', id)
    expect(readdirSync(dir)).toEqual(['book.xlsx'])
  })

  test('killed in the middle goes on at its last whole piece, and comes out the same', async () => {
    await grantNails('office-clerk')
    const { id } = await order('clerk')
    const ref = { personId: await personOf('clerk'), id }
    await province.asSystem((ctx) => makePiece(ctx, { ...ref, n: 0 }))
    const killed = (deed: (ctx: Ctx) => Promise<void>) =>
      province.asSystem(async (ctx) => {
        await deed(ctx)
        throw new Error('killed')
      })
    await expect(killed((ctx) => makePiece(ctx, { ...ref, n: 1 }))).rejects.toThrow('killed')
    expect(await stateOf('clerk', id)).toMatchObject({ state: 'making', pieces: 1, done: pieceRows })
    // A second worker that holds an older claim writes nothing twice.
    await province.asSystem((ctx) => makePiece(ctx, { ...ref, n: 0 }))
    for (const n of [1, 2]) await province.asSystem((ctx) => makePiece(ctx, { ...ref, n }))
    await expect(killed((ctx) => makeBook(ctx, ref))).rejects.toThrow('killed')
    await province.settle()
    const [sheet] = await fetchAs('clerk', id)
    expect(sheet?.rows.map(({ cells }) => cells[1]).slice(1)).toEqual(Array.from({ length: all }, (_, i) => i))
  })

  test('is for nobody else: not from above, not from beside', async () => {
    await grantNails('office-clerk', 'liaison', 'convener')
    const { id } = await order('education')
    await province.settle()
    for (const login of ['convener', 'labour', 'clerk'] as const)
      await expect(fetchAs(login, id)).rejects.toThrow(Missing)
    expect((await fetchAs('education', id))[0]?.rows).toHaveLength(all + 1)
  })

  test('is not begun, not gone on with and not given out without the rights it was ordered with', async () => {
    await grantNails('liaison')
    await expect(order('xining')).rejects.toThrow(Forbidden)
    const [early, late] = [await order('labour'), await order('labour')]
    const ref = { personId: await personOf('labour'), id: early.id }
    await province.asSystem((ctx) => makePiece(ctx, { ...ref, n: 0 }))
    await province.asSystem((ctx) => makePiece(ctx, { ...ref, id: late.id, n: 0 }))
    for (const n of [1, 2]) await province.asSystem((ctx) => makePiece(ctx, { ...ref, n }))
    await province.asSystem((ctx) => makeBook(ctx, ref))
    await grantNails('office-clerk')
    await expect(fetchAs('labour', early.id)).rejects.toThrow(Forbidden)
    await province.settle()
    expect(await stateOf('labour', late.id)).toMatchObject({ state: 'failed' })
    expect(existsSync(join(province.house.dataDir, 'exports', late.id))).toBe(false)
  })

  test('of a list for everybody is not given out once a right is lost, though another reaches as far', async () => {
    await grantNails('liaison')
    const { id } = await order('labour', {}, '/all-nails/export')
    await province.settle()
    expect((await fetchAs('labour', id))[0]?.rows).toHaveLength(all + 1)
    await grantNails('office-clerk')
    await expect(fetchAs('labour', id)).rejects.toThrow(Forbidden)
  })

  test('ordered twelve times at one moment is begun as often as may be, and no more', async () => {
    await grantNails('office-clerk')
    const orders = await Promise.allSettled(Array.from({ length: 12 }, () => order('clerk')))
    expect(orders.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    await province.settle()
  })

  test('is not begun while as many lie ready as one person may keep: the disk is everybody’s', async () => {
    const personId = await personOf('education')
    await grantNails('liaison')
    const many = (state: string) =>
      inOwnerTx(province.database, (db) =>
        sql`insert into export_order (person_id, id, path, params, query, name_zh, name_en, scope, rights, state, asked_at)
            select ${personId}, gen_random_uuid(), '/nails/export', '{}', '{}', '钉子', 'Nails', '{}', '[]', ${state}, now()
              from generate_series(1, 50)`.execute(db),
      )
    await many('deleted')
    await order('education')
    await many('ready')
    await expect(order('education')).rejects.toMatchObject({ refusals: [{ rule: 'export.kept-most' }] })
    await province.settle()
  })

  test('of people goes when a file within its reach is deleted, and whoever ordered it is told; others stay', async () => {
    await grantNails('liaison', 'county-cadre')
    const orders = { near: await order('datong', {}, '/smiths/export'), nails: await order('datong') }
    const beside = await order('gonghe', {}, '/smiths/export')
    await province.settle()
    await province.asSystem((ctx) => withdrawExports(ctx, 'worker', province.unit.plant))
    await province.settle()
    await expect(fetchAs('datong', orders.near.id)).rejects.toThrow(Missing)
    expect(existsSync(join(province.house.dataDir, 'exports', orders.near.id))).toBe(false)
    expect(await stateOf('datong', orders.nails.id)).toMatchObject({ state: 'ready' })
    expect(await stateOf('gonghe', beside.id)).toMatchObject({ state: 'ready' })
    const personId = await personOf('datong')
    const { rows } = await province.as('datong', ({ db }) =>
      sql`select from notice where person_id = ${personId} and text_zh like '%依法删除%'`.execute(db),
    )
    expect(rows).toHaveLength(1)
  })

  test('that asks again who one is does so before it is begun; unknown lists and wrong filters are named', async () => {
    await grantNails('office-clerk')
    await expect(order('clerk', {}, '/rusty-nails/export')).rejects.toThrow(AskAgain)
    await expect(order('clerk', {}, '/screws/export')).rejects.toThrow(Missing)
    await expect(order('clerk', { bent: 'perhaps' })).rejects.toThrow(Invalid)
  })

  test('is one of a few at a time, told when it is ready, and deleted after its days', async () => {
    await grantNails('reviewer', 'office-reviewer')
    const made = []
    for (let n = 0; n < 5; n += 1) made.push(await order('reviewer'))
    await expect(order('reviewer')).rejects.toThrow(Refused)
    await province.settle()
    const personId = await personOf('reviewer')
    const { rows } = await province.as('reviewer', ({ db }) =>
      sql<{ textZh: string }>`select text_zh from notice where person_id = ${personId} and link = '/exports'`.execute(
        db,
      ),
    )
    expect(rows).toHaveLength(5)
    expect(rows[0]?.textZh).toContain(`${all} 条`)
    const later = (ctx: Ctx): Ctx => ({ ...ctx, today: plusDays(ctx.today, 7) })
    await province.asSystem((ctx) => sweepExports(later(ctx)))
    await province.settle()
    for (const { id } of made) {
      await expect(fetchAs('reviewer', id)).rejects.toThrow(Missing)
      expect(existsSync(join(province.house.dataDir, 'exports', id))).toBe(false)
    }
    const { rows: lines } = await province.asSystem(({ db }) =>
      sql<{ action: string }>`select action from entry where subject_kind = 'list' and person_id = ${personId}`.execute(
        db,
      ),
    )
    expect(lines.map(({ action }) => action)).toEqual(Array(5).fill('list.export-order'))
  })
})

test('rows beyond what a sheet holds go on the next one', () => {
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let i = 0; i < 7; i += 1) yield [i]
  }
  const given = { nameZh: '钉子', done: 7, askedAt: '', query: {}, id: 'x' } satisfies Partial<StoredOrder>
  const columns = [{ header: '长度', kind: 'number' as const }]
  const sheets = sheetsOf(rows(), { order: given, exported: { columns }, by: '林晓棠' }, 3)
  expect(sheets.map(({ name }) => name)).toEqual(['钉子', '钉子 2', '钉子 3', '导出说明'])
})
