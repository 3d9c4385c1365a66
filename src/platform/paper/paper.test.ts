import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readPdfPages, readText, toLines } from '#platform/reading/server'
import { type Block, chineseNumber, longDate, numberHeadings, type Paper } from './index.ts'
import { measurePdf, writeDocx, writePdf } from './server.ts'

const sentence = '深入推进产业工人队伍建设改革，健全责任体系，强化督导评估，确保各项任务落到实处。'

/** A bulletin with every part there is. */
const bulletin: Paper = {
  sign: '青海省推进产业工人队伍建设\n改革协调小组办公室文件',
  number: '青产改办通〔2026〕1号',
  title: '青海省推进产业工人队伍建设改革协调小组办公室\n关于2026年第三季度任务推进情况的通报',
  addressee: '各市、州推进产业工人队伍建设改革协调小组',
  blocks: [
    { kind: 'paragraph', text: `现将第三季度推进情况通报如下。${sentence.repeat(3)}` },
    { kind: 'heading', level: 1, text: '总体情况' },
    { kind: 'heading', level: 2, text: '任务完成情况' },
    { kind: 'heading', level: 3, text: '按时完成的单位' },
    {
      kind: 'table',
      columns: [{ header: '单位' }, { header: '完成率' }, { header: '主要问题', width: 12 }],
      rows: [
        ['西宁市', '94.4%', '两项任务佐证材料不全'],
        ['海东市', '88.2%', '技能等级认定偏慢'],
      ],
    },
    { kind: 'paragraph', text: '各地要逐项销号。' },
  ],
  attachments: ['任务推进情况汇总表', '需整改问题清单'],
  signature: { body: '青海省推进产业工人队伍建设改革协调小组办公室', date: '2026-10-12', seal: true },
  note: '联系人：马某某',
  record: { copyTo: ['省委办公厅', '各市、州总工会'], office: '协调小组办公室', date: '2026-10-12' },
}
const withText = (blocks: Block[]): Paper => ({ ...bulletin, blocks })
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const part = (bytes: Buffer, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('the printed page, measured', () => {
  test('is A4 with a text block of 156 mm × 225 mm, 22 lines of 28 characters', async () => {
    const long = withText([{ kind: 'paragraph', text: '工会组织依法维护职工合法权益竭诚服务职工群众'.repeat(120) }])
    const found = await measurePdf(await writePdf(long))
    expect(found.page.width).toBeCloseTo(210, 1)
    expect(found.page.height).toBeCloseTo(297, 1)
    expect(found.linesPerPage).toBe(22)
    expect(found.charactersPerLine).toBe(28)
    const edges = { left: 28, top: 37, right: 184, bottom: 262, width: 156, height: 225 }
    for (const [edge, mm] of Object.entries(edges)) {
      expect(Math.abs(found.block[edge as keyof typeof edges] - mm), edge).toBeLessThan(1)
    }
  })

  test('counts 28 characters in a short paper, too, whose only full line is indented', async () => {
    const short = withText([{ kind: 'paragraph', text: '工会组织依法维护职工合法权益竭诚服务职工群众'.repeat(2) }])
    expect((await measurePdf(await writePdf(short))).charactersPerLine).toBe(28)
  })

  test('keeps 28 characters with marks of punctuation, and 22 lines with headings', async () => {
    const blocks = Array.from({ length: 12 }, (): Block[] => [
      { kind: 'heading', level: 2, text: '健全制度' },
      { kind: 'paragraph', text: sentence.repeat(4) },
    ])
    const found = await measurePdf(await writePdf(withText(blocks.flat())))
    expect([found.linesPerPage, found.charactersPerLine]).toEqual([22, 28])
    expect(Math.abs(found.block.right - 184)).toBeLessThan(1)
  })

  test('is the page of the norm for a paper whose every line is short', async () => {
    const short = { ...withText([{ kind: 'paragraph', text: '现将有关情况通报如下。' }]), attachments: undefined }
    const found = await measurePdf(await writePdf({ ...short, signature: { body: '办公室', date: '2026-10-12' } }))
    expect(found.charactersPerLine).toBe(28)
    expect(Math.abs(found.block.right - 184)).toBeLessThan(1)
  })

  test('sets the page number odd right, even left, 7 mm below the text', async () => {
    const pages = await readPdfPages(await writePdf(withText([{ kind: 'paragraph', text: sentence.repeat(30) }])))
    const numbers = pages.map((page) => toLines(page).at(-1))
    expect(numbers.map((line) => line?.text.replaceAll(' ', ''))).toEqual(pages.map((_, i) => `—${i + 1}—`))
    numbers.forEach((line, i) => {
      const [left = 0, right = 0, dash = 0] = [line?.left, line?.right, (line?.y ?? 0) - 0.38 * 14].map(
        (pt = 0) => (pt * 25.4) / 72,
      )
      if (i % 2 === 0) expect(Math.abs(right - (184 - 4.94))).toBeLessThan(1)
      else expect(Math.abs(left - (28 + 4.94))).toBeLessThan(1)
      expect(Math.abs(dash - 269)).toBeLessThan(1)
    })
  })

  test('begins the red sign 35 mm below the top of the text block', async () => {
    const [sign] = toLines((await readPdfPages(await writePdf(bulletin)))[0] ?? { width: 0, height: 0, runs: [] })
    expect(sign?.text).toBe('青海省推进产业工人队伍建设')
    expect(Math.abs((((sign?.y ?? 0) - 0.88 * (sign?.size ?? 0)) * 25.4) / 72 - 72)).toBeLessThan(1)
  })

  test.each([1, 12, 20, 28, 40])(
    'has the version record at the foot of the last, even page (%i sentences)',
    async (count) => {
      const pages = await readPdfPages(await writePdf(withText([{ kind: 'paragraph', text: sentence.repeat(count) }])))
      expect(pages.length % 2).toBe(0)
      const lines = toLines(pages.at(-1) ?? { width: 0, height: 0, runs: [] })
      const printed = lines.at(-2)
      expect(printed?.text).toContain('2026年10月12日印发')
      expect(Math.abs(((printed?.y ?? 0) * 25.4) / 72 - 259)).toBeLessThan(3)
    },
  )
})

describe('an annex', () => {
  const annexed: Paper = {
    ...bulletin,
    attachments: undefined,
    annexes: [
      { title: '数据来源表', blocks: [{ kind: 'table', columns: [{ header: '指标' }], rows: [['培训人次']] }] },
    ],
  }

  test('has a page of its own before the version record, its word at the top left', async () => {
    const pages = await readPdfPages(await writePdf(annexed))
    const at = pages.findIndex((page) => toLines(page)[0]?.text === '附件')
    expect(at).toBeGreaterThan(0)
    const [word, title] = toLines(pages[at] ?? { width: 0, height: 0, runs: [] })
    expect(Math.abs(((word?.left ?? 0) * 25.4) / 72 - 28)).toBeLessThan(1)
    expect(title?.text).toBe('数据来源表')
    expect(pages.length % 2).toBe(0)
    expect((await readText(await writePdf(annexed), '通报.pdf')).text).toContain('附件：数据来源表')
  })

  test('is in the file for those who go on writing, too', async () => {
    const { text } = await readText(await writeDocx(annexed), '通报.docx')
    expect(text).toContain('附件：数据来源表')
    expect(text).toContain('培训人次')
  })
})

describe('both files', () => {
  const whole = [
    '青产改办通〔2026〕1号',
    '各市、州推进产业工人队伍建设改革协调小组：',
    '一、总体情况',
    '（一）任务完成情况',
    '1.按时完成的单位',
    '附件：1. 任务推进情况汇总表',
    '2026年10月12日',
    '（联系人：马某某）',
    '抄送：省委办公厅，各市、州总工会。',
  ]

  test('hold every part of the document', async () => {
    const pdf = (await readText(await writePdf(bulletin), '通报.pdf')).text
    const docx = (await readText(await writeDocx(bulletin), '通报.docx')).text
    for (const line of whole) {
      expect(pdf.replaceAll(' ', '')).toContain(line.replaceAll(' ', ''))
      expect(docx).toContain(line)
    }
    for (const cell of bulletin.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []))) {
      expect(pdf).toContain(cell)
      expect(docx).toContain(cell)
    }
  })

  test('are the same bytes for the same document, and others for another', async () => {
    for (const write of [writePdf, writeDocx]) {
      const first = digest(await write(bulletin))
      expect(digest(await write(structuredClone(bulletin)))).toBe(first)
      expect(digest(await write({ ...bulletin, number: '青产改办通〔2026〕2号' }))).not.toBe(first)
    }
  })

  test('print markup as the text it is', async () => {
    const text = '#read("/etc/passwd") $x$ *粗* <w:b/> & @ref \\ `code` ]'
    const paper = withText([{ kind: 'paragraph', text }])
    expect((await readText(await writePdf(paper), 'a.pdf')).text).toContain(
      '#read("/etc/passwd") $x$ *粗* <w:b/> & @ref \\ `code` ]',
    )
    expect((await readText(await writeDocx(paper), 'a.docx')).text).toContain(text)
  })

  test('are marked as a draft on each page', async () => {
    const draft = { ...bulletin, draft: true }
    const pages = await readPdfPages(await writePdf(draft))
    for (const { runs } of pages) expect(runs.some(({ turned, text }) => turned && text.includes('草'))).toBe(true)
    const plain = await readPdfPages(await writePdf(bulletin))
    expect(plain.some(({ runs }) => runs.some(({ turned }) => turned))).toBe(false)
    expect(part(await writeDocx(draft), 'word/header1.xml')).toContain('草稿')
  })

  test('take an upward paper with marks and signer', async () => {
    const paper: Paper = { ...bulletin, marks: ['000001', '特急'], sign: '青海省总工会文件', signer: '张某某' }
    for (const [bytes, name] of [
      [await writePdf(paper), 'a.pdf'],
      [await writeDocx(paper), 'a.docx'],
    ] as const) {
      const { text } = await readText(bytes, name)
      expect(text).toMatch(/签发人：\s*张某某/)
      expect(text).toContain('特急')
    }
  })
})

describe('fonts', () => {
  test('a character without a shape is named and refused, never printed as a box', async () => {
    const rare = withText([{ kind: 'paragraph', text: '张𪚥、李𠮷、\u{2a6d6}' }])
    await expect(writePdf(rare)).rejects.toMatchObject({ faults: [{ rule: 'paper-characters' }] })
    expect((await writePdf(withText([{ kind: 'paragraph', text: '镕、玥、★、％、①、—、①' }]))).length).toBeGreaterThan(
      1000,
    )
  })

  test('a font that is not there is an error, not another font', async () => {
    const fonts = { folders: [], title: '方正小标宋简体', body: '仿宋', black: '黑体', script: '楷体', song: '宋体' }
    await expect(writePdf(bulletin, fonts)).rejects.toThrow('unknown font family')
  })
})

describe('the .docx', () => {
  test('has the margins, grid, line and fonts of the standard', async () => {
    const xml = part(await writeDocx(bulletin), 'word/document.xml')
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/)
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
    expect(xml).toMatch(/w:line="579" w:lineRule="exact"/)
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(xml).toContain(`w:eastAsia="${font}"`)
  })

  test('numbers odd and even pages on their own sides', async () => {
    const bytes = await writeDocx(bulletin)
    expect(part(bytes, 'word/settings.xml')).toContain('evenAndOddHeaders')
    expect(part(bytes, 'word/footer1.xml')).toContain('w:val="right"')
    expect(part(bytes, 'word/footer2.xml')).toContain('w:val="left"')
  })
})

describe('numbers and dates', () => {
  test('headings count within the one above, and keep a number they bring', () => {
    const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text })
    const blocks = [
      heading(1, '甲'),
      heading(2, '乙'),
      heading(2, '丙'),
      heading(3, '丁'),
      heading(1, '二、戊'),
      heading(2, '己'),
    ]
    expect(numberHeadings(blocks).map((block) => 'text' in block && block.text)).toEqual([
      '一、甲',
      '（一）乙',
      '（二）丙',
      '1.丁',
      '二、戊',
      '（一）己',
    ])
  })

  test('Chinese numbers and Arabic dates', () => {
    expect([1, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九'])
    expect(() => chineseNumber(100)).toThrow(RangeError)
    expect(longDate('2026-03-05')).toBe('2026年3月5日')
    expect(() => longDate('2026/3/5')).toThrow(RangeError)
  })
})
