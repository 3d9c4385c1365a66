import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scopeOf } from '#kernel/access'
import { countDue, findClaims, listIndicators } from '#kernel/indicator/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid } from '#platform/errors'
import { writeSheets } from '#platform/sheet/server'
import { registerFile } from '../commands/read.ts'
import { domain } from '../domain.ts'
import { headings } from '../rules/index.ts'
import { importRegister } from './import.ts'
import { type RegisterFile, sentRegister } from './register-file.ts'

let province: TestProvince
const folder = mkdtempSync(join(tmpdir(), 'gongyun-register-'))
beforeAll(async () => {
  province = await openTestProvince([domain])
})
afterAll(async () => {
  await province.close()
  rmSync(folder, { recursive: true, force: true })
})

const head = Object.values(headings)
/** Rows of a register, and how many of them are written by one statement. */
const [long, together] = [530, 100]
const subjects = ['西宁市', '大通县总工会', '某某协会', '全省灵活就业人员']
/** Figures of several units, periods and measures, finer and coarser; ids that stand twice, and rows without one. */
const row = (n: number): string[] => [
  ...[n % 7 === 0 ? '' : `F${n % 500}`, '', `指标${n % 9}`, `thing-${n % 9}`],
  ...[n % 4 === 0 ? `${n}.${n % 100}5` : String(n), n % 9 === 3 ? '万元' : '人', n % 5 === 0 ? '近' : ''],
  ...[
    n % 3 === 0 ? '省人力资源社会保障厅' : '省总工会',
    subjects[n % 4] ?? '',
    n % 2 === 0 ? '2024年' : '截至2024年6月底',
  ],
  ...[n % 11 === 0 ? `口径${n}` : '', n % 6 === 0 ? '' : String(n)],
]
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(i + 1))
const text = (lines: readonly string[][]) => [head, ...lines].map((cells) => cells.join(',')).join('\n')
const onDisk = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return registerFile(join(folder, name))
}
const take = (file: RegisterFile) => province.as('clerk', (ctx) => importRegister(ctx, file, false, together))
const kept = async (title: string) => {
  const found = await province.as('clerk', (ctx) =>
    findClaims(ctx.db, { scope: scopeOf(ctx.actor, 'conflict.read'), state: 'live' }, 50_000),
  )
  return found
    .filter(({ source }) => source?.title === title)
    .map(({ id: _id, source, reportedAt: _at, ...said }) => ({ ...said, from: source?.from, to: source?.to }))
    .sort((a, b) => ((a.mark ?? '') < (b.mark ?? '') ? -1 : 1))
}

test('read as a stream, as a workbook or as sent, a register becomes the same claims, and each file once', async () => {
  const streamed = await onDisk('长表.csv', text(rows(long)))
  expect(await take(streamed)).toEqual({ rows: long, added: long, faults: [] })
  expect(await take(streamed)).toEqual({ rows: long, added: 0, faults: [] })
  const columns = head.map((header) => ({ header, kind: 'text' as const }))
  const book = await onDisk('长表.xlsx', writeSheets([{ name: '数据', columns, rows: rows(long) }]))
  expect(await take(book)).toMatchObject({ added: long })
  // One byte more is another document.
  const sent = await sentRegister({ name: '另表.csv', bytes: Buffer.from(`${text(rows(long))}\n`) })
  expect(await take(sent)).toMatchObject({ added: long })
  const claims = await kept('长表.csv')
  expect(claims).toHaveLength(long)
  expect(new Set(claims.map(({ unitName }) => unitName))).toEqual(
    new Set(['西宁市总工会', '大通县总工会', '青海省总工会']),
  )
  expect(await kept('长表.xlsx')).toEqual(claims)
  expect(await kept('另表.csv')).toEqual(claims)
  expect(await province.asSystem((ctx) => countDue(ctx.db))).not.toMatchObject({ waiting: 0 })
})

test('a wrong row at the very end leaves nothing, and is named by its number in the file', async () => {
  const last = ['Z', '', '指标0', 'thing-0', '1234567890123456', '人', '', '', '西宁市', '2024年', '', '1']
  const { added, faults } = await take(await onDisk('错表.csv', text([...rows(long), [], last])))
  expect(added).toBe(0)
  expect(faults).toMatchObject([{ row: long + 3, path: 'value', rule: 'value-out-of-range' }])
  expect(await kept('错表.csv')).toEqual([])
})

test('cut off in the middle, it leaves nothing, and comes in whole and once afterwards', async () => {
  const lines = rows(long).map((cells) => cells.with(2, `断线${cells[2]}`))
  const file = await onDisk('断表.csv', text(lines))
  let opened = 0
  const broken: RegisterFile = {
    name: file.name,
    open: () => {
      const { rows: all, digest } = file.open()
      opened += 1
      const isSecond = opened === 2
      return {
        digest,
        rows: (async function* () {
          let n = 0
          for await (const one of all) {
            n += 1
            if (isSecond && n > long - 50) throw new Error('the disk is gone')
            yield one
          }
        })(),
      }
    },
  }
  await expect(take(broken)).rejects.toThrow('the disk is gone')
  expect(await kept('断表.csv')).toEqual([])
  const named = await province.asSystem((ctx) => listIndicators(ctx.db, '断线'))
  expect(named).toEqual([])
  expect(await take(file)).toMatchObject({ added: long })
  expect(await take(file)).toMatchObject({ added: 0 })
  expect(await kept('断表.csv')).toHaveLength(long)
})

test('a file that changes between the two readings is refused whole', async () => {
  const [before, after] = [await onDisk('甲.csv', text(rows(20))), await onDisk('乙.csv', text(rows(19)))]
  const readings = [before, after]
  const changing: RegisterFile = { name: '变.csv', open: () => (readings.shift() ?? after).open() }
  const refused = await take(changing).catch((thrown) => thrown)
  expect(refused).toBeInstanceOf(Invalid)
  expect(refused.faults).toMatchObject([{ path: 'file', rule: 'file-changed' }])
  expect(await kept('变.csv')).toEqual([])
})
