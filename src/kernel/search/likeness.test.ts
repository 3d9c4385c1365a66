import { expect, test } from 'vitest'
import { likenessOf } from './likeness.ts'

test('texts are alike by the pairs of characters they share, whatever their signs and empty words', () => {
  expect(likenessOf('高技能人才供需不匹配', '高技能人才供需不匹配')).toBe(1)
  expect(likenessOf('高技能人才', '劳动竞赛')).toBe(0)
  expect(likenessOf('', '高技能人才')).toBe(0)
  expect(likenessOf('高技能，人才', '人才。高技能')).toBe(1)
  expect(likenessOf('高技能人才供需不匹配', '高技能人才供需仍不匹配')).toBeCloseTo(16 / 19)
  expect(likenessOf('进一步加强技能培训', '技能培训工作', /进一步|加强|工作/g)).toBe(1)
})
