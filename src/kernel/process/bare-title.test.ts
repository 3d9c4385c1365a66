import { expect, test } from 'vitest'
import { say } from '#platform/say'
import { bareTitle } from './index.ts'

const beside = (zh: string) => say(zh, '')

test('a kind that is said beside the title is not said again', () => {
  expect(bareTitle('约谈：新就业形态劳动者入会', beside('约谈'), beside('约谈责任单位'))).toBe('新就业形态劳动者入会')
  expect(bareTitle('整改：提高比重', beside('督促整改'), beside('提出整改方案'))).toBe('提高比重')
  expect(bareTitle('会议通知：2026年联席会议', beside('会议通知'), beside('报送会议回执'))).toBe('2026年联席会议')
})

test('what says more than its kind stays, and nothing is left without a title', () => {
  expect(bareTitle('补缺：维权服务制度', beside('制度梳理'), beside('提出意见'))).toBe('补缺：维权服务制度')
  expect(bareTitle('2026年上半年产改评价：果洛州总工会', beside('产改评价'))).toBe('2026年上半年产改评价：果洛州总工会')
  expect(bareTitle('约谈：', beside('约谈'))).toBe('约谈：')
})
