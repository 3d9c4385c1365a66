import { expect, test } from 'vitest'
import { sayTarget } from './comparisons.ts'

test('a target reads like the sentence it came from', () => {
  const target = { noun: '技能人才占比', value: 60, measure: '%', comparison: '>=', by: '2035-12-31' } as const
  expect(sayTarget(target).zh).toBe('技能人才占比 不少于 60%，2035-12-31 前')
  expect(sayTarget({ ...target, by: null, comparison: '≈' }).zh).toBe('技能人才占比 约 60%')
})
