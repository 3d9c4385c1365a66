import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { writeSheets } from '#platform/sheet/server'
import { headings, type Report } from '../rules/index.ts'
import { checkCommand } from './check.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongyun-check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const head = Object.values(headings)
const write = (name: string, content: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const csv = (name: string, ...rows: string[]) => write(name, `\ufeff${[head.join(','), ...rows].join('\r\n')}`)
const run = async (...args: string[]) => (await checkCommand.run(args, null)).json as Report
const found = async (...args: string[]) =>
  (await run(...args)).findings.map(({ kind, rows }) => `${kind} ${rows.join(' ')}`)

const studios = csv(
  '工作室.csv',
  'A,,甲类工作室数,studios-a,40,个,,省总工会,湖南省,2024年,,1',
  'B,,乙类工作室数,studios-b,50,个,,省总工会,湖南省,2024年,,2',
  'C,,工作室总数,studios,97,个,,省总工会,湖南省,2024年,,3',
  'D,,入会人数,joined,84312,人,,省总工会,湖南省,2024年,,4',
  'E,,服务卡领取人数,cards,84312,人,,省民政厅,湖南省,2024年,,5',
  'F,,会员证发放数,certificates,90100,人,,省民政厅,湖南省,2024年,,6',
)
const relations = (...list: object[]) => write('relations.json', JSON.stringify({ relations: list }))

describe('figures check', () => {
  test('answers with rows, findings and what is explained, whoever is asked', async () => {
    const report = await run(studios)
    expect(report).toMatchObject({
      rows: 6,
      findings: [
        {
          ...{ id: 'duplicate:D+E', kind: 'duplicate', severity: 'warning', rows: ['D', 'E'] },
          explanation: { code: 'two-mechanisms' },
          ask: ['省总工会', '省民政厅'].sort(),
        },
      ],
      explained: [],
    })
    const { text } = await checkCommand.run([studios], null)
    expect(text).toContain('不得相加')
    expect(text).toContain('询问 ask')
  })

  test('checks what a file of relations declares', async () => {
    const sum = { kind: 'equals-sum', whole: 'studios', parts: ['studios-a', '乙类工作室数'] }
    expect(await found(studios, '--relations', relations(sum))).toContain('arithmetic A B C')
    expect(await found(studios, '--relations', relations({ kind: 'distinct', of: ['joined', 'cards'] }))).toEqual([])
    expect(
      await found(studios, '--relations', relations({ kind: 'same-as', of: ['cards', 'certificates'] })),
    ).toContain('value E F')
    expect(
      await found(studios, '--relations', relations({ kind: 'bounded-by', lower: 'certificates', upper: 'joined' })),
    ).toContain('arithmetic D F')
    await expect(run(studios, '--relations', relations({ kind: 'nonsense' }))).rejects.toThrow(Invalid)
    await expect(run(studios, '--relations', write('no.json', '{'))).rejects.toThrow(Invalid)
  })

  test('reads a workbook as well', async () => {
    const columns = head.map((header) => ({ header, kind: 'text' as const }))
    const cells = ['X', '', '建会率', 'rate', '104', '%', '', '省总工会', '湖南省', '2024年', '', '1']
    const file = write('一.xlsx', writeSheets([{ name: '数据', columns, rows: [cells] }]))
    expect(await found(file)).toEqual(['arithmetic X'])
  })

  test('names row and field of what cannot be read', async () => {
    const bad = csv('坏.csv', 'A,,甲,a,12,人,,乙,湖南省,2024年,,1', 'B,,甲,a,很多,人,,乙,湖南省,2024年,,2')
    await expect(run(bad)).rejects.toMatchObject({ faults: [{ row: 3, path: 'value', rule: 'cell-unreadable' }] })
    await expect(run(write('无.csv', '甲,乙\n1,2'))).rejects.toMatchObject({
      faults: [{ path: 'indicator_zh' }, { path: 'value' }],
    })
    await expect(run(folder)).rejects.toThrow(Invalid)
    await expect(run()).rejects.toThrow(Invalid)
    await expect(run(studios, '--near', '90')).rejects.toThrow(Invalid)
  })
})
