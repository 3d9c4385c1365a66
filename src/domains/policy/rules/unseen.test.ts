import { describe, expect, test } from 'vitest'
import type { Clause } from '../model.ts'
import { everyClause, findMainDocument } from './index.ts'

const clauses = (text: string): Clause[] => [...everyClause(findMainDocument(text)?.nodes ?? [])]
const numbers = (text: string) => clauses(text).map((node) => node.number)
const keys = (text: string) => clauses(text).map((node) => `${node.level} ${node.number}`)

describe('numbers as documents really print them', () => {
  test.each([
    ['of a code of law, beyond a thousand', '第九百九十九条 甲。\n第一千条 乙。\n第一千二百六十条 丙。', 3],
    ['in traditional characters', '第一編 總則\n第一條 甲。\n第一條之一 乙。', 3],
    ['as 篇', '第一篇 发展环境\n第一章 成效\n甲。\n第二篇 任务\n第二章 培训\n乙。', 4],
    ['with a stop behind the bracket', '（一）、甲。\n（二）、乙。', 2],
    ['with half a bracket', '一）甲。\n二）乙。', 2],
    ['in angle brackets', '〈一〉甲。\n〈二〉乙。', 2],
    ['as capital letters', 'A.甲。\nB.乙。', 2],
    ['as names of actions', '行动一：建会。\n（一）甲。\n行动二：帮扶。\n（二）乙。', 4],
    ['before a digit', '1.拔河；\n2.跳绳；\n3.4×100米接力；\n4.3分钟投篮。', 4],
    ['before a date', '1、报名时间另定；\n2、3月8日开赛。', 2],
  ])('%s', (_name, lines, count) => {
    expect(numbers(`青禾省某办法\n${lines}`)).toHaveLength(count)
  })

  test('nest the way this document uses them: （一） below 1. as well as 1. below （一）', () => {
    const turned = '某制度\n1.总则\n（一）甲。\n（二）乙。\n2.职责\n（一）丙。'
    expect(keys(turned)).toEqual(['1 1.', '2 （一）', '2 （二）', '1 2.', '2 （一）'])
    const usual = '某制度\n（一）总则\n1.甲。\n2.乙。\n（二）职责\n1.丙。'
    expect(keys(usual)).toEqual(['1 （一）', '2 1.', '2 2.', '1 （二）', '2 1.'])
  })

  test('stand beside a preface and not below it', () => {
    expect(keys('某规范\n前言\n本文件按规定起草。\n1 范围\n略。\n2 要求\n2.1 一般要求\n2.2 其他')).toEqual([
      '1 ',
      '1 1',
      '1 2',
      '2 2.1',
      '2 2.2',
    ])
  })
})

describe('lists in one line', () => {
  test('are clauses, each of them, when a number opens the line or stands behind a colon', () => {
    expect(keys('某通知\n一、工种\n1.车工；2.铣工；3.焊工。\n二、要求')).toEqual([
      '1 一、',
      '2 1.',
      '2 2.',
      '2 3.',
      '1 二、',
    ])
    expect(keys('某规范\n一、平台 应当：1.建设平台；2.定期检测。\n二、附则')).toEqual([
      '1 一、',
      '2 1.',
      '2 2.',
      '1 二、',
    ])
  })

  test('are words where no clause holds them, and where 一是 and 二是 are told in one breath', () => {
    expect(numbers('某通知\n请报送：1.做法；2.成效。\n一、要求\n一是抓学习，二是抓宣讲。\n二、报送')).toEqual([
      '一、',
      '二、',
    ])
  })

  test('are parted without spaces behind the number', () => {
    expect(
      numbers('某办法\n第一章总则 第一条为了规范，制定本办法。第二条本办法适用于企业。第三条规定的除外。'),
    ).toEqual(['第一章', '第一条', '第二条'])
  })
})

describe('what only looks like a number', () => {
  test.each([
    ['notes', '一、就业\n参保3.5亿元[1]。\n[1]因四舍五入，合计不等。\n[2]指周岁。'],
    ['notes of a table', '一、标准\n略。\n注：1.每人标准；\n2.团体另计。'],
    ['footnotes', '一、合同\n应当订立。①\n①参见有关法律第八十二条。'],
    ['days', '一、时间\n分为元旦、\n五一、国庆等节日，以及\n12.4宪法日。'],
    ['batches', '一、抓交通。十三、十四批次项目开工。'],
    ['words', '一、岗位\n第一节课后、第二编辑部、第三条线路等，\n第二编辑部参照执行。'],
    ['references at line starts', '一、依据\n根据劳动合同法第三条、\n第五条和\n第六条制定。'],
  ])('%s', (_name, lines) => {
    expect(numbers(`青禾省某意见\n${lines}`)).toEqual(['一、'])
  })

  test('quoted law is no clause of the document that quotes it', () => {
    const text =
      '某意见\n一、补偿\n劳动法第四十六条规定：\n“第四十六条 有下列情形之一的，应当补偿：\n（一）甲；\n（二）乙。”\n二、监督\n（一）提出意见。'
    expect(numbers(text)).toEqual(['一、', '二、', '（一）'])
  })

  test('总则 among headings without numbers is one of them', () => {
    expect(keys('某办法\n总则\n第一条 甲。\n评选条件\n第二条 乙。\n附则\n第三条 丙。')).toEqual([
      '1 第一条',
      '1 第二条',
      '1 第三条',
    ])
  })
})

test('the title of a table at the head of a file is the document’s', () => {
  const text = '青禾省2026年工作要点分工表\n序号\t任务\t牵头单位\n一、强化引领\n1\t开展宣讲\t省总工会\n'
  expect(findMainDocument(text)?.title).toBe('青禾省2026年工作要点分工表')
  expect(keys(text)).toEqual(['1 一、', '2 1'])
})

test('hostile texts take no more than their length', () => {
  const long = (piece: string) => piece.repeat(100_000 / piece.length)
  for (const text of [
    '：1.甲；2.乙。',
    '：1.',
    '规定：\n“第一条 ',
    '①甲；②乙。',
    '第一条、',
    '评选条件\n第一条 甲。\n',
  ].map(long))
    expect(() => findMainDocument(`某办法\n一、工作\n${text}`)).not.toThrow()
})
