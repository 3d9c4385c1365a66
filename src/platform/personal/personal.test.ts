import { describe, expect, test } from 'vitest'
import { findPersonal, maskPersonal, maskPersonalIn } from './index.ts'

const kinds = (text: string) => findPersonal(text).map((one) => one.kind)

describe('personal numbers in a text', () => {
  test('are found as people write them: plain, in groups, full-width, with the country code', () => {
    expect(kinds('身份证号11010519491231002X，已核')).toEqual(['identity'])
    expect(kinds('110105 19491231 002X')).toEqual(['identity'])
    expect(kinds('１１０１０５１９４９１２３１００２Ｘ')).toEqual(['identity'])
    expect(kinds('电话：13800138000、139-0013-9000，+8613700137000')).toEqual(['phone', 'phone', 'phone'])
    expect(kinds('工资卡 6222 0200 0000 0000 004 与 4111111111111111')).toContain('bank-card')
    expect(kinds('旧证 630102700101123')).toEqual(['identity'])
  })

  test('are not seen in sums, document numbers, dates and codes', () => {
    for (const text of [
      '青工发〔2024〕10号',
      '投资 8730000 元，覆盖 438600 人',
      '统一社会信用代码 91630000MA75ABCD1X',
      '2026-11-22 10:30:00',
      '110105194912310021',
      '12345678901',
      '1234567890123456',
      '0000000000000000',
      'SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ])
      expect([text, kinds(text)]).toEqual([text, []])
  })

  test('are masked in place; the rest of the text stays as it was', () => {
    expect(maskPersonal('张三 13800138000，身份证 11010519491231002X。')).toBe(
      '张三 138******00，身份证 110*************2X。',
    )
    expect(maskPersonal('没有个人信息')).toBe('没有个人信息')
    expect(findPersonal(maskPersonal('13800138000 4111 1111 1111 1111'))).toEqual([])
  })

  test('side by side are two', () => {
    expect(kinds('13800138000 13900139000')).toEqual(['phone', 'phone'])
  })

  test('are masked wherever they stand in a value; figures and keys stay', () => {
    const told = { words: '13800138000', deep: [{ reason: '本人 11010519491231002X' }], count: 13800138000, day: null }
    expect(maskPersonalIn(told)).toEqual({
      ...{ words: '138******00', deep: [{ reason: '本人 110*************2X' }], count: 13800138000, day: null },
    })
  })

  test('are found in a list of fifty thousand in no time: twice as many take twice as long', () => {
    const began = performance.now()
    expect(findPersonal('13800138000\n'.repeat(50_000))).toHaveLength(50_000)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
