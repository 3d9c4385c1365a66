import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import { bareNumbers, keysIn, printed, referTo } from './references.ts'
import { searchFor } from './search.ts'

const people = say('人次', 'attendances')

describe('figures in the text of a circular', () => {
  test('stand as references and are printed as their claims say them', () => {
    const figures = [{ key: 'F2', figure: say('近5,000人', 'nearly 5,000 people') }]
    expect(keysIn('培训{F2}，又{F1}、{F2}')).toEqual(['F2', 'F1'])
    expect(printed('培训{F2}；{F9}', figures)).toBe('培训近5,000人；{F9}')
  })

  test('are found in the words of a report by the very number of its claim', () => {
    const known = [{ key: 'F1', value: '31600', measure: people }]
    for (const words of ['培训职工31600人次', '培训职工31,600人次', '培训职工3.16万人次', '累计培训职工约3.16万人次'])
      expect(referTo(words, known), words).toMatch(/培训职工\{F1\}$/)
  })

  test('are not taken for a part of another number, nor for another measure', () => {
    const known = [{ key: 'F1', value: '600', measure: people }]
    for (const words of ['培训31600人次', '培训1,600人次', '培训0.600人次', '补助600元'])
      expect(referTo(words, known), words).toBe(words)
  })

  test('that are written by hand are named; dates, numbers of documents, titles and sessions are none', () => {
    expect(bareNumbers('培训职工3.2万人次，占比达到17.13%，见{F1}')).toEqual(['3.2万人次', '17.13%'])
    const none = [
      '2026年，自2025年10月至2026年9月，10月9日召开会议',
      '青产改办发〔2026〕3号，《“十四五”规划2021》',
      '第19届职工职业技能大赛、第3次会议',
      '（1）健全机制\n2.压实责任',
      '按照{F1}和{F12}',
      '任务“到年底技能人才占比达到60%以上”进展滞后',
      '“新增高技能人才5000人以上、占比达到30%”等两项任务未按期完成',
    ]
    for (const words of none) expect(bareNumbers(words), words).toEqual([])
    // What somebody said is no name: its numbers need their source.
    expect(bareNumbers('厅里表示“今年已经培训职工3.2万人次以上”。')).toEqual(['3.2万人次'])
    expect(bareNumbers('任务“占比达到60%以上的目标按期完成”后，又培训120人')).toEqual(['120人'])
  })
})

describe('long and odd texts', () => {
  test.each(['\n', ' ', '《', '“', '近', '超过', '1,', '2026 ', '第 ', '{F1'])('of %j are read in no time', (piece) => {
    const text = `x${piece.repeat(20_000).slice(0, 20_000)}y`
    const began = performance.now()
    bareNumbers(text)
    referTo(text, [{ key: 'F1', value: '31600', measure: { zh: '人次', en: '' } }])
    expect(performance.now() - began).toBeLessThan(1500)
  })
})

test('a figure is looked for by words and by whatever names a period', () => {
  expect(searchFor(' 技能人才  2026年三季度 教育厅')).toEqual({ words: '技能人才 教育厅', period: '2026-Q3' })
  expect(searchFor('2026年上半年')).toEqual({ period: '2026-H1' })
  expect([searchFor('2026年7月'), searchFor('2026'), searchFor('2026-H2'), searchFor('')]).toEqual([
    { period: '2026-07' },
    { period: '2026' },
    { period: '2026-H2' },
    {},
  ])
})
