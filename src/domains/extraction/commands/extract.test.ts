import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Invalid } from '#platform/errors'
import { writeDocx } from '#platform/paper/server'
import type { Extraction } from '../model.ts'
import { extractCommand } from './extract.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongyun-extraction-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const put = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

test('gives the figures of a text with their characters in the text as it was read', async () => {
  const file = put(
    '简报.txt',
    '县总工会简报\r\n\r\n（2026年3月5日）\r\n\r\n今年以来，培训职工1,200余人次，覆盖率达85.5%。\r\n',
  )
  const out = join(folder, '读出.txt')
  const { json, text } = await extractCommand.run([file, '--text', out], null)
  const { figures, date } = json as Extraction
  const read = readFileSync(out, 'utf8')
  expect(date).toBe('2026-03-05')
  expect(figures.map((one) => [one.value, one.unit, one.qualifier, one.period])).toEqual([
    ['1200', '人次', '余', '2026年以来'],
    ['85.5', '%', '', '2026年以来'],
  ])
  expect(figures.map((one) => read.slice(one.from, one.to))).toEqual(['1,200余人次', '85.5%'])
  expect(text).toContain('培训职工人次')
  const sure = await extractCommand.run([file, '--from', '0.99'], null)
  expect((sure.json as Extraction).figures).toEqual([])
})

test('reads the tables of a Word file by row, column and unit', async () => {
  const bytes = await writeDocx({
    sign: '北原县总工会文件',
    number: '北工发〔2026〕3号',
    title: '2025年主要指标完成情况',
    blocks: [
      {
        kind: 'table',
        columns: [{ header: '指标' }, { header: '单位' }, { header: '完成' }],
        rows: [
          ['发展会员', '人', '3,412'],
          ['帮扶资金', '万元', '92.5'],
        ],
      },
    ],
    signature: { body: '北原县总工会', date: '2026-01-15' },
  })
  const { json } = await extractCommand.run([put('指标.docx', bytes)], null)
  expect((json as Extraction).figures.map((one) => [one.noun, one.value, one.unit])).toEqual([
    ['发展会员', '3412', '人'],
    ['帮扶资金', '925000', '元'],
  ])
})

test('what cannot be read is refused in one sentence', async () => {
  const good = put('好.txt', '培训职工3人。')
  for (const args of [
    [],
    [folder],
    [good, good],
    [good, '--from', '7'],
    [good, '--nonsense'],
    [put('空.txt', '')],
    [put('零.txt', new Uint8Array(5000))],
    [put('假.docx', '不是 Word 文档')],
    [put('假.pdf', '%PDF-1.7 损坏')],
    [put('图.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]))],
  ])
    await expect(extractCommand.run(args, null)).rejects.toThrow(Invalid)
  await expect(extractCommand.run([join(folder, '没有.txt')], null)).rejects.toMatchObject({ code: 'ENOENT' })
})
