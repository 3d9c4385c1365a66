import { describe, expect, test } from 'vitest'
import { excerptOf, marksIn } from './excerpt.ts'
import { monthKey, pairsOf, termsOf, tidy } from './pairs.ts'

describe('a text in the index', () => {
  test('has no spaces beside Chinese characters, and plain letters and digits', () => {
    expect(tidy('《2023 年全省职业\n技能　提升行动》 ＡＢ１２ Open House')).toBe(
      '《2023年全省职业技能提升行动》AB12 Open House',
    )
  })

  test('is every two neighbours, across no punctuation', () => {
    expect(pairsOf('工会，工会')).toHaveLength(1)
    expect(pairsOf('青政〔2024〕28号')).toHaveLength(1 + 3 + 2)
    expect(pairsOf('工')).toEqual([])
  })

  test('has pairs that no month and no region can be taken for', () => {
    const pairs = pairsOf('第12351号热线 abc 工会')
    expect(pairs.every((pair) => pair < 0 || pair > 1_000_000)).toBe(true)
    expect(monthKey('2026-11-22')).toBe(2026 * 12 + 10)
  })

  test('is asked for by words, each once', () => {
    expect(termsOf(' 高技能人才　培训 高技能人才 ')).toEqual(['高技能人才', '培训'])
  })
})

describe('an excerpt', () => {
  const text = `${'前文'.repeat(60)}支持企业培养高技能人才，落实待遇。${'后文'.repeat(100)}`

  test('begins a little before the first word and marks it', () => {
    const { text: shown, marks } = excerptOf(text, ['高技能人才'])
    expect(shown.length).toBeLessThan(170)
    expect(shown.startsWith('…')).toBe(true)
    expect(marks.map(({ from, to }) => shown.slice(from, to))).toEqual(['高技能人才'])
  })

  test('is the beginning when the word is in the title only', () => {
    expect(excerptOf(text, ['调度']).marks).toEqual([])
    expect(excerptOf(text, ['调度']).text.startsWith('前文')).toBe(true)
  })

  test('marks nothing twice', () => {
    expect(marksIn('职业技能等级', ['技能等级', '技能'])).toEqual([{ from: 2, to: 6 }])
  })
})
