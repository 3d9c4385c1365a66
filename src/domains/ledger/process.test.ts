import { describe, expect, test } from 'vitest'
import { type AnyProcess, listPaths, play } from '#kernel/process'
import { Refused } from '#platform/errors'
import { taskProcess } from './process.ts'

const process = taskProcess as unknown as AnyProcess
const task = {
  title: '技能人才占就业人员比重提高',
  words: '全省技能人才占就业人员的17.13%，与30%的要求还有不小差距。',
  area: 'quality',
  dueOn: '2026-12-31',
}
const begin = (facts: Record<string, unknown> = { openChildren: [], openChildCount: 0 }) =>
  play(process, { on: '2026-11-20', answers: task, facts })
const accepted = { owner: '孟祥云' }
const proof = { summary: '已达到30%', proof: ['00000000-0000-4000-8000-000000000009'] }

describe('a task', () => {
  test('goes from the order to the confirmed end', () => {
    const done = begin().act('accept', accepted).act('report-done', proof, 'liaison').act('confirm', {}, 'reviewer')
    expect(done.state()).toBe('done')
  })

  test('is confirmed by another person than reported it done', () => {
    const reported = begin().act('accept', accepted).act('report-done', proof, 'liaison')
    expect(reported.whyNot('confirm', {}, 'liaison')).toMatchObject([{ rule: 'four-eyes' }])
    expect(reported.whyNot('return', {}, 'liaison')).toMatchObject([{ rule: 'four-eyes' }])
    expect(reported.whyNot('confirm', {}, 'reviewer')).toEqual([])
  })

  test('reaches its end on no path without a report and a second person', () => {
    const endings = listPaths(process).filter((path) => path.at(-1)?.to === 'done')
    expect(endings.length).toBeGreaterThan(0)
    for (const path of endings) expect(path.map((step) => step.action)).toContain('report-done')
  })

  test('is not reported done without evidence', () => {
    expect(() => begin().act('accept', accepted).act('report-done', { summary: '已完成' })).toThrow(/proof/)
  })

  test('does not close before its children, and says which and why', () => {
    const parent = begin({ openChildren: ['西宁市总工会：分解任务'], openChildCount: 1 }).act('accept', accepted)
    expect(parent.whyNot('report-done', proof)).toMatchObject([
      { rule: 'children-open', message: { zh: '还有 1 项下级任务未办结：“西宁市总工会：分解任务”' } },
    ])
    expect(parent.whyNot('cancel', { reason: '任务撤销' })).toMatchObject([{ rule: 'children-open' }])
    expect(() => parent.act('report-done', proof)).toThrow(Refused)
  })

  test('gets another term with a reason, but none that has passed', () => {
    const running = begin().act('accept', accepted)
    const past = { dueOn: '2026-11-01', reason: '调整' }
    expect(running.whyNot('adjust', past)).toMatchObject([{ rule: 'due-past' }])
    expect(running.act('adjust', { dueOn: '2027-03-31', reason: '省里统一调整' }).answers()).toMatchObject({
      dueOn: '2027-03-31',
    })
  })

  test('that comes back is carried on', () => {
    const back = begin().act('accept', accepted).act('report-done', proof).act('return', { reason: '佐证材料不全' })
    expect(back.state()).toBe('running')
  })

  test('names the document behind every rule and every term', () => {
    for (const action of Object.values(taskProcess.actions)) expect(action.source?.zh).toBeTruthy()
    for (const state of Object.values(taskProcess.states)) if (state.within) expect(state.source?.zh).toBeTruthy()
  })
})
