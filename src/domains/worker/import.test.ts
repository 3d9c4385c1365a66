import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid, Missing } from '#platform/errors'
import { readSheets, writeSheets } from '#platform/sheet/server'
import { addWorker } from './deeds/add.ts'
import { sayEntry, showTimeline } from './deeds/entries.ts'
import { importFaults, startImport } from './deeds/import.ts'
import { mergeWorkers, showMergers, showTwins, undoMerger } from './deeds/merge.ts'
import { findByNumber, showWorker } from './deeds/show.ts'
import { domain } from './domain.ts'
import { headers } from './rules/import-row.ts'
import { madeIdentity, sampleWorker } from './testing.ts'

let province: TestProvince
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(() => province.close())

const born = '1979-12-31'
/** A row in the order of the template; what is told replaces it. */
const row = (order: number, more: Record<string, string> = {}) => {
  const usual: Record<string, string> = {
    ...{
      姓名: `批量${order}`,
      身份证号: madeIdentity(630121, born, order),
      社会保障卡号: `B63012100${order}`,
      手机号: '19900000000',
    },
    ...{
      文化程度: '初中',
      职业大类: '6',
      行业门类: '制造业',
      经济类型: '私营',
      用工形式: '1',
      技能等级: '中级工',
      工会会员: '是',
    },
  }
  return headers.map((header) => more[header] ?? usual[header] ?? '')
}
const csv = (rows: readonly string[][]) => Buffer.from([headers, ...rows].map((cells) => cells.join(',')).join('\n'))
const start = (bytes: Buffer, name = '职工.csv') =>
  province.as('datong', (ctx) => startImport(ctx, { name, bytes }, { unitId: province.unit.plant, source: '参保名册' }))
const stateOf = async (id: string) =>
  (
    await province.asSystem(({ db }) =>
      sql<
        Record<string, number | string>
      >`select state, total, done, added, same, twins, faulty from worker_import where id = ${id}`.execute(db),
    )
  ).rows[0]

describe('an import', () => {
  test('adds sound rows, names every fault of the others, and knows whom it has already', async () => {
    await province.as('datong', (ctx) =>
      addWorker(ctx, sampleWorker(province.unit.plant, { identity: madeIdentity(630121, born, 1), card: null })),
    )
    const rows = [
      row(1),
      row(2),
      row(3, { 身份证号: '630121197912310031', 手机号: '123', 技能等级: '九级' }),
      row(4, { 姓名: '批量2' }),
      row(5, { 身份证号: madeIdentity(630121, born, 2) }),
      row(6, { 身份证号: '630121791231007' }),
    ]
    const { id, regionId, total } = await start(csv(rows))
    expect(total).toBe(6)
    await province.settle()
    expect(await stateOf(id)).toEqual({ state: 'done', total: 6, done: 6, added: 3, same: 2, twins: 2, faulty: 1 })
    const sheet = await province.as('datong', (ctx) => importFaults(ctx, { regionId, id }))
    const found = readSheets(sheet.bytes as Buffer)[0]?.rows.map(({ cells }) => cells) ?? []
    expect(found.filter((cells) => cells[0] === 4).map((cells) => cells[2])).toEqual(
      ['手机号', '技能等级', '身份证号'].sort(
        (a, b) => found.findIndex((c) => c[2] === a) - found.findIndex((c) => c[2] === b),
      ),
    )
    expect(JSON.stringify(found)).not.toContain('630121197912310031')
    const old = await province.as('plant', (ctx) => findByNumber(ctx, madeIdentity(630121, born, 7)))
    expect(old.worker?.name).toBe('批量6')
  })

  test('reads a workbook as well, and refuses a sheet that lacks a column, and a unit beyond reach', async () => {
    const columns = headers.map((header) => ({ header, kind: 'text' as const }))
    const { id } = await start(writeSheets([{ name: '职工', columns, rows: [row(21), row(22)] }]), '职工.xlsx')
    await province.settle()
    expect(await stateOf(id)).toMatchObject({ state: 'done', added: 2 })
    await expect(start(Buffer.from('姓名,年龄\n甲,1\n'))).rejects.toThrow(Invalid)
    const foreign = province.as('gonghe', (ctx) =>
      startImport(ctx, { name: 'a.csv', bytes: csv([row(23)]) }, { unitId: province.unit.plant, source: '名册' }),
    )
    await expect(foreign).rejects.toThrow(Missing)
  })

  test('lies on disk sealed while it waits, and is gone afterwards', async () => {
    const rows = [row(31), row(32)]
    const { id } = await start(csv(rows))
    const staged = readFileSync(join(province.house.dataDir, 'imports', id), 'latin1')
    expect(staged).not.toContain(madeIdentity(630121, born, 31))
    await province.settle()
    expect(readdirSync(join(province.house.dataDir, 'imports'))).toEqual([])
  })
})

describe('two files of one person', () => {
  test('are found, merged with all their lines and numbers, and parted again as they were', async () => {
    const { rows } = await province.as('datong', (ctx) => showTwins(ctx, { page: 1, size: 20 }))
    const pair = rows.find(({ name }) => name === '批量2')
    const kept = { regionId: 630121, id: String(pair?.workerId) }
    const gone = { regionId: 630121, id: String(pair?.twinId) }
    const line = {
      course: '安全培训',
      provider: '某校',
      hours: 8,
      result: null,
      from: '2026-01-01',
      to: null,
      source: '台账',
      evidence: null,
    }
    await province.as('plant', (ctx) => sayEntry(ctx, gone, 'training', line))
    await expect(province.as('works', (ctx) => mergeWorkers(ctx, kept, gone.id, '同一人两份档案'))).rejects.toThrow(
      Missing,
    )
    const { id } = await province.as('datong', (ctx) => mergeWorkers(ctx, kept, gone.id, '同一人两份档案'))
    expect((await province.as('datong', (ctx) => showTimeline(ctx, kept))).entries).toHaveLength(1)
    for (const order of [2, 4]) {
      const found = await province.as('datong', (ctx) => findByNumber(ctx, madeIdentity(630121, born, order)))
      expect(found.worker?.id).toBe(kept.id)
    }
    expect(
      (await province.as('datong', (ctx) => showTwins(ctx, { page: 1, size: 20 }))).rows.map(({ name }) => name),
    ).not.toContain('批量2')
    const [merger] = (await province.as('datong', (ctx) => showMergers(ctx, kept))).mergers
    expect(merger).toMatchObject({ id, goneId: gone.id, undoneAt: null })
    await province.as('datong', (ctx) => undoMerger(ctx, { regionId: 630121, id }))
    expect((await province.as('datong', (ctx) => showTimeline(ctx, kept))).entries).toHaveLength(0)
    expect((await province.as('datong', (ctx) => showTimeline(ctx, gone))).entries).toHaveLength(1)
    expect((await province.as('datong', (ctx) => showWorker(ctx, gone))).state).toBe('active')
    await expect(province.as('datong', (ctx) => undoMerger(ctx, { regionId: 630121, id }))).rejects.toMatchObject({
      refusals: [{ rule: 'undone-already' }],
    })
  })
})

/** Serves the product from a folder, as a process of its own that can be killed. */
function begin(dataDir: string, script: string): ChildProcess {
  const args = ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e', script]
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GONGYUN_DATA: dataDir },
  })
}

const words = (child: ChildProcess, wanted: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (piece: Buffer) => {
      said += piece
      if (wanted.test(said)) resolve(said)
    })
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })

test('killed with −9 in the middle, an import goes on where it was and adds everybody once', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gongyun-killed-'))
  const rows = Array.from({ length: 12_000 }, (_, n) => {
    const day = `19${String(60 + Math.floor(n / 900)).padStart(2, '0')}-06-15`
    return row(n, { 身份证号: madeIdentity(630121, day, n % 900), 社会保障卡号: `C${String(n).padStart(9, '0')}` })
  })
  writeFileSync(join(dataDir, 'workers.csv'), csv(rows))
  const work = (first: boolean) => `
    const { openProduct } = await import('${process.cwd()}/src/app/product.ts')
    const { asSystem, startWorker } = await import('${process.cwd()}/src/app/worker.ts')
    const { addUnit } = await import('${process.cwd()}/src/kernel/org/server.ts')
    const { importCommand } = await import('${process.cwd()}/src/domains/worker/command.ts')
    const { sql } = await import('kysely')
    const { database, house } = await openProduct({ begin: 'real' })
    const facts = { name: '某工会', kind: 'base-union', regionId: 630121, shortName: null, aliases: [], uscc: null, parentId: null, industrialParentId: null, validFrom: '2017-01-01' }
    if (${first}) await asSystem(database, house, async (ctx) => {
      const unit = await addUnit(ctx, facts)
      await importCommand.run(['${join(dataDir, 'workers.csv')}', '--unit', String(unit.id), '--source', '名册'], ctx)
    })
    else await asSystem(database, house, ({ db }) => sql\`update job set lease_until = null where done_at is null\`.execute(db))
    const worker = startWorker(database, house)
    for (;;) {
      const { rows: [one] } = await asSystem(database, house, ({ db }) => sql\`select state, done, added, same, twins, faulty, (select count(*)::int from worker) as files,
        (select count(*)::int from worker_digest) as digests from worker_import\`.execute(db))
      console.log(JSON.stringify(one))
      if (one?.state === 'done') break
      await new Promise((go) => setTimeout(go, 50))
    }
    await worker.stop()
    await database.close()
    process.exit(0)`
  const first = begin(dataDir, work(true))
  await words(first, /"done":(2500|5000|7500)/)
  first.kill('SIGKILL')
  await new Promise((gone) => first.once('exit', gone))
  const second = begin(dataDir, work(false))
  const said = await words(second, /"state":"done"/)
  const last = JSON.parse(said.trim().split('\n').at(-1) ?? '') as Record<string, number>
  expect(last).toMatchObject({ done: 12_000, added: 12_000, same: 0, faulty: 0, files: 12_000, digests: 24_000 })
  expect(Number(/"done":(\d+)/.exec(said)?.[1])).toBeGreaterThan(0)
  await new Promise((gone) => second.once('exit', gone))
  rmSync(dataDir, { recursive: true, force: true })
})
