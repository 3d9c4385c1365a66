import { expect, test } from 'vitest'
import type { Became } from '../model/index.ts'
import { becameOf, countBefore, type Task } from './index.ts'

const task = (title: string, change: Partial<Task>): Task => ({
  ...{ regionId: 630000, id: title, title, state: 'running', stateLabel: null, light: null },
  ...{ closedOn: null, page: null, ...change },
})
const decided = (text: string) => ({ text, lead: 1, dueOn: '2024-12-31' })
const names = new Map([[1, '省教育厅']])

test('a decision is judged by the day the minutes set, whatever was put off later', () => {
  const decisions = ['按时', '逾期办结', '逾期', '在办', '取消', '未下达'].map(decided)
  const tasks = [
    task('按时', { state: 'done', closedOn: '2024-12-31' }),
    task('逾期办结', { state: 'done', closedOn: '2025-01-02' }),
    task('逾期', {}),
    task('取消', { state: 'cancelled', closedOn: '2024-11-01' }),
  ]
  const outcomes = (today: string, of = tasks): Became['outcome'][] =>
    becameOf(decisions, of, names, today).map(({ outcome }) => outcome)
  expect(outcomes('2025-02-01')).toEqual(['on-time', 'late', 'overdue', 'not-issued', 'set-aside', 'not-issued'])
  expect(outcomes('2024-12-31', [task('逾期', {})])[2]).toBe('open')
})

test('the share done on time is of what had to be done by now', () => {
  const item = (outcome: Became['outcome']) => ({ outcome }) as Became
  const count = (...outcomes: Became['outcome'][]) => countBefore({ items: outcomes.map(item) })
  expect(count('on-time', 'on-time', 'on-time', 'late', 'open')).toMatchObject({ all: 5, share: 75, open: 1, late: 1 })
  expect(count('open', 'not-issued')).toMatchObject({ share: null, open: 2 })
  expect(count('set-aside', 'overdue')).toMatchObject({ share: 0, setAside: 1 })
})
