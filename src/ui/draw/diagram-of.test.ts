import { expect, test } from 'vitest'
import { say } from '#platform/say'
import { cutTo, graphOf, linesOf, type Process, widthOf } from './diagram-of.ts'

const source = say('《督办办法》第九条', 'Rules, art. 9')
const process: Process = {
  name: 'task',
  version: 1,
  label: say('任务', 'Task'),
  source,
  start: 'issued',
  states: [
    {
      name: 'issued',
      label: say('已下达', 'Issued'),
      final: false,
      term: say('5 个工作日', '5 days'),
      source,
      overdue: null,
    },
    { name: 'closed', label: say('已办结', 'Closed'), final: true, term: null, source: null, overdue: null },
  ],
  actions: [
    {
      name: 'close',
      label: say('办结', 'Close'),
      from: ['issued', 'closed'],
      to: 'closed',
      by: 'task.close',
      byLabel: say('办结任务', 'Close tasks'),
      fields: [],
      rules: [],
      fourEyes: [],
    },
  ],
}

test('a box says the state, its term and its document, as far as there are any', () => {
  expect(process.states.map((state) => linesOf(state, 'zh'))).toEqual([
    ['已下达', '5 个工作日', '《督办办法》第九条'],
    ['已办结'],
  ])
})

test('an action that leaves two states is two arrows', () => {
  expect(graphOf(process, 'zh').arrows.map((arrow) => arrow.id)).toEqual(['close:issued', 'close:closed'])
})

test('a long name is cut to its box', () => {
  const long = '联席会议办公室复核并报分管领导审定'
  expect(widthOf(cutTo(long, 14, 120), 14)).toBeLessThanOrEqual(120)
  expect(cutTo('复核', 14, 120)).toBe('复核')
})
