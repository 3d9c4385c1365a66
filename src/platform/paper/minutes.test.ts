import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readPdfPages, toLines } from '#platform/reading/server'
import type { Paper } from './index.ts'
import { measurePdf, writeDocx, writePdf } from './server.ts'

const people = Array.from({ length: 12 }, (_, i) => `第${i + 1}成员单位 分管领导`).join('，')
const minutes: Paper = {
  sign: '产改联席会议纪要',
  number: '〔2026〕1号',
  title: '2026年产改联席会议纪要',
  blocks: Array.from({ length: 16 }, (_, i) => ({
    kind: 'paragraph' as const,
    // The number of signs before the bracket differs, so that some line begins with one.
    text: `${'会'.repeat(i + 20)}（牵头单位：省教育厅；配合单位：省人社厅）${'议'.repeat(30)}`,
  })),
  minutes: [
    { label: '出席', people },
    { label: '请假', people: '省财政厅' },
  ],
  signature: { body: '青海省总工会', date: '2026-12-14', seal: true },
  record: { office: '青海省总工会', date: '2026-12-14' },
}

describe('minutes', () => {
  test('name who was there, further lines under the first name, and bear neither signature nor seal', async () => {
    const pages = await readPdfPages(await writePdf(minutes))
    const lines = pages.flatMap(toLines)
    const at = lines.findIndex(({ text }) => text.startsWith('出席：'))
    expect(at).toBeGreaterThan(0)
    const name = lines[at + 1]
    expect(name?.text).toContain('成员单位')
    expect((name?.left ?? 0) - (lines[at]?.left ?? 0)).toBeCloseTo(3 * 15.78, 0)
    const text = lines.map((line) => line.text).join('\n')
    expect(text).toContain('请假：省财政厅')
    // The office and the day stand once, in the version record.
    expect(text.match(/2026年12月14日/g)).toHaveLength(1)
  })

  test('keep the page of the norm where a line begins with a bracket, whose empty half hangs over', async () => {
    const pdf = await writePdf(minutes)
    const starts = (await readPdfPages(pdf)).flatMap(toLines).filter(({ text }) => text.startsWith('（'))
    expect(starts.length).toBeGreaterThan(0)
    expect(Math.abs((await measurePdf(pdf)).block.left - 28)).toBeLessThan(1)
  })

  test('say the same in .docx', async () => {
    const xml = strFromU8(unzipSync(await writeDocx(minutes))['word/document.xml'] ?? new Uint8Array())
    expect(xml).toContain('出席：')
    expect(xml).toContain('第12成员单位')
    expect(xml.match(/2026年12月14日/g)).toHaveLength(1)
  })
})
