import { describe, expect, test } from 'vitest'
import type { Clause } from '../model.ts'
import { everyClause, findMainDocument, proposeTasks } from './index.ts'

const clauses = (text: string) => [...everyClause(findMainDocument(text)?.nodes ?? [])]
const numbers = (text: string) => clauses(text).map((node) => node.number)
const keys = (text: string) => clauses(text).map((node) => `${node.level} ${node.number} ${node.heading}`)

const CLAUSES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']
const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** An opinion of three parts and nine items, each item one long paragraph with commas to break at. */
const OPINION = ['一', '二', '三']
  .map((part, p) => {
    const items = [0, 1, 2].map((i) => {
      const n = p * 3 + i
      return `（${HAN[n]}）加强${CLAUSES[n]}项工作。各单位要健全机制，明确职责分工，完善工作措施。持续推进${CLAUSES[n]}项改革，总结推广典型经验，推动工作落地见效。`
    })
    return `${part}、做好第${part}方面重点任务\n${items.join('\n')}`
  })
  .join('\n')
const TEXT = `青禾省关于加强班组建设的实施意见\n为加强班组建设，夯实基层基础，团结引导广大职工建功立业，现提出如下意见。\n${OPINION}\n`

describe('damaged numbers', () => {
  test.each([
    ['by page furniture', '第三十\n\n— 12 —\n\n二条 乙应当办理。'],
    ['by a line end in the bracketless number', '第\n三十二条 乙应当办理。'],
    ['by spaces', '第 三 十 二 条 乙应当办理。'],
    ['by bold and heading marks', '## **第三十二条** 乙应当办理。'],
    ['by a lost space', '第三十二条乙应当办理备案手续。'],
  ])('%s are read', (_name, line) => {
    expect(numbers(`某办法\n第三十一条 甲应当办理。\n${line}\n第三十三条 丙应当办理。`)).toEqual([
      '第三十一条',
      '第三十二条',
      '第三十三条',
    ])
  })

  test('are read in every width and sign of list', () => {
    const text =
      '某办法\n—、总则\n(一)甲。\n（ 二 ）乙。\n（三)丙。\n㈣丁。\n1．子；\n２、丑；\n3 . 寅；\n⒋卯；\n(1)东；\n（２）西；\n⑶南；\n①春；\n②夏。\n二．附则'
    expect(numbers(text).join(' ')).toBe('一、 （一） （二） （三） （四） 1. 2. 3. 4. （1） （2） （3） ① ② 二、')
  })

  test('are shown doubled or missing, and nothing is renumbered', () => {
    const faults = clauses('某意见\n（一）甲。\n（二）乙。\n（二）丙。\n（五）丁。').map((node) => [
      node.number,
      node.fault,
    ])
    expect(faults).toEqual([
      ['（一）', null],
      ['（二）', null],
      ['（二）', 'doubled'],
      ['（五）', 'gap'],
    ])
  })

  test('in sentences are no headings', () => {
    const text = `某条例
第一条 用人单位违反本条例
第二条规定的，责令改正。根据第三条、第四条办理。
第二条 依照本条例第一条第二款
第（一）项、
第（三）项的规定处理。
三、四线城市另行规定。
职工人数为
43.86 万人，比上年增长
1.5倍。
2025年
第三条 略有规定。`
    expect(numbers(text)).toEqual(['第一条', '第二条', '第三条'])
  })

  test('are headings before words that begin like a reference', () => {
    const text =
      '某条例\n第一章 项目管理\n第一条　和解应当自愿。\n第二条　项目法人应当：\n（一）项目立项；\n（二）目标管理；\n（三）款项支付。\n第三条　中小企业适用本条例。'
    expect(numbers(text)).toEqual(['第一章', '第一条', '第二条', '（一）', '（二）', '（三）', '第三条'])
    expect(keys('某方案\n一、总体要求\n二、三年行动目标\n三、四个方面举措')).toHaveLength(3)
  })

  test('in quoted amendments are no headings', () => {
    const text =
      '关于修改某条例的决定\n一、将第三条修改为：“职工可以参加工会。\n“第四条 工会独立开展工作。”\n二、增加一条：“下列情形从其规定：\n（一）甲；\n（二）乙。”\n三、删去第九条。'
    expect(numbers(text)).toEqual(['一、', '二、', '三、'])
  })

  test('glued into one line are parted', () => {
    const text =
      '某规定\n第一章 总则 第一条 为了规范，制定本规定。第二条 范围如下：（一）甲；（二）乙。第三条规定的除外。第二章 附则 第三条 自发布之日起施行。'
    expect(keys(text)).toEqual([
      '1 第一章 总则',
      '2 第一条 ',
      '2 第二条 ',
      '3 （一） 甲',
      '3 （二） 乙',
      '1 第二章 附则',
      '2 第三条 ',
    ])
  })
})

describe('what belongs to the page', () => {
  test('a table of contents, with or without its title, is not the body', () => {
    const body =
      '第一章　总则\n第一条　甲。\n第二章　管理\n第一节　一般规定\n第二条　乙。\n第三章　附则\n第三条　丙。\n'
    const plain = keys(`某条例\n${body}`)
    const entries = '第一章　总则\n第二章　管理\n　第一节　一般规定\n第三章　附则\n'
    expect(keys(`某条例\n目　录\n${entries}\n${body}`)).toEqual(plain)
    expect(keys(`某条例\n${entries}\n${body}`)).toEqual(plain)
    expect(keys(`某条例\n${entries.replace(/(?=\n)/g, '…………… 3')}\n${body}`)).toEqual(plain)
  })

  test('a chapter’s name on top of each page is the chapter that is open', () => {
    const text = '某条例\n第一章 总则\n第一条 甲。\n第一章 总则\n第二条 乙。\n第二章 附则\n第三条 丙。'
    expect(numbers(text)).toEqual(['第一章', '第一条', '第二条', '第二章', '第三条'])
  })

  test('a section of the same name in the next chapter is a section', () => {
    const text = '某条例\n第一章 甲\n第一节 一般规定\n第一条 甲。\n第二章 乙\n第一节 一般规定\n第二条 乙。'
    expect(numbers(text)).toEqual(['第一章', '第一节', '第一条', '第二章', '第一节', '第二条'])
  })
})

/** A small generator with a fixed start, so that a failure can be repeated. */
function* dice(seed: number): Generator<number> {
  for (let state = seed; ; state = (state * 48271) % 2147483647) yield state / 2147483647
}

const damages: [string, (text: string, roll: () => number) => string][] = [
  ['Windows line ends', (text) => text.replace(/\n/g, '\r\n')],
  ['blank lines', (text) => text.replace(/\n/g, '\n\n\u3000\n')],
  ['indents', (text) => text.replace(/\n/g, '\n\u3000\u3000')],
  ['half-width brackets', (text) => text.replace(/（/g, '(').replace(/）/g, ') ')],
  [
    'pages broken inside sentences',
    (text, roll) =>
      text.replace(/，/g, (comma) => (roll() < 0.3 ? `${comma}\n\n— ${Math.ceil(roll() * 99)} —\n\n` : comma)),
  ],
  [
    'pages broken inside words, with a running head',
    (text, roll) =>
      text.replace(/改革(?=，)/g, (word) =>
        roll() < 0.7 ? `改\n\n青禾工运 2025年第${Math.ceil(roll() * 9)}期\n${Math.ceil(roll() * 90)}\n\n革` : word,
      ),
  ],
  [
    'lines wrapped at 26 characters',
    (text) =>
      text
        .split('\n')
        .map((line) => line.replace(/(.{26})(?=.)/g, '$1\n'))
        .join('\n'),
  ],
  ['heading marks', (text) => text.replace(/^(?=[一二三]、)/gm, '## ').replace(/^(?=（)/gm, '### ')],
  ['stray English words', (text) => text.replace(/推广/g, '推广 and ')],
]

describe('the tree of an opinion', () => {
  test.each(damages)('stays the same under %s', (_name, damage) => {
    const plain = keys(TEXT)
    expect(plain).toHaveLength(12)
    for (const seed of [1, 7, 42, 2024]) {
      const rolls = dice(seed)
      const harmed = damage(TEXT, () => rolls.next().value as number)
      expect(keys(harmed)).toEqual(plain)
      checkRanges(harmed, findMainDocument(harmed)?.nodes ?? [], 0, harmed.length)
    }
  })
})

/** Ranges lie in order, do not overlap, lie inside their parent's, and begin with the number. */
function checkRanges(text: string, nodes: Clause[], from: number, to: number): void {
  let at = from
  for (const node of nodes) {
    expect(node.start).toBeGreaterThanOrEqual(at)
    expect(node.end).toBeLessThanOrEqual(to)
    expect([node.start <= node.headingStart, node.headingStart <= node.textStart, node.textStart <= node.end]).toEqual([
      true,
      true,
      true,
    ])
    const digits = node.number.replace(/[（）、.]/g, '')
    expect(
      text
        .slice(node.start, node.start + 4)
        .replace(/[\s()（）]/g, '')
        .startsWith(digits),
    ).toBe(true)
    checkRanges(text, node.children, node.start, node.end)
    at = node.end
  }
}

test('a million lines of one character are one line, and half a million of more are refused', () => {
  expect(findMainDocument('工\n'.repeat(1e6))?.nodes).toEqual([])
  expect(() => findMainDocument('（一）\n'.repeat(500_001))).toThrow(
    expect.objectContaining({ faults: [expect.objectContaining({ rule: 'text-lines' })] }),
  )
})

test('a document of more clauses than anybody can confirm gives no tasks', () => {
  const text = `某办法\n${'（一）推进工作。\n'.repeat(50_001)}`
  const document = findMainDocument(text)
  expect(() => document && proposeTasks(document, text, [])).toThrow(
    expect.objectContaining({ faults: [expect.objectContaining({ rule: 'text-clauses' })] }),
  )
})

test('a text of one million characters without an end takes no special harm', () => {
  for (const text of [
    '一'.repeat(1e6),
    '第'.repeat(1e6),
    '（'.repeat(1e6),
    '第一章 总则 '.repeat(1e5),
    `第一章 ${'.'.repeat(1e6)}`,
  ])
    expect(() => findMainDocument(text)).not.toThrow()
})
