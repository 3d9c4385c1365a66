import { expect, test } from 'vitest'
import { sayLeft } from './say-left.ts'

test('the desk says in words how long is left', () => {
  expect([3, 0, -2, null].map((days) => sayLeft(days).zh)).toEqual(['还剩 3 天', '今天到期', '已逾期 2 天', '无期限'])
  expect([1, -1].map((days) => sayLeft(days).en)).toEqual(['1 day left', '1 day overdue'])
})
