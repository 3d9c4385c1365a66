import { describe, expect, test } from 'vitest'
import { listPaths, play } from '#kernel/process'
import { Refused } from '#platform/errors'
import { reportProcess } from './report.ts'
import { roundProcess } from './round.ts'

const last = { period: '2026-Q2', progress: 40, done: '开展培训三期。', obstacles: null, help: null, figures: [] }
const asked = (facts: Record<string, unknown> = { last: null }) =>
  play(reportProcess as never, { on: '2026-10-09', answers: { dueOn: '2026-10-13' }, facts })
const words = { progress: 60, done: '开展培训五期，新增高级工 120 人。' }

describe('a report', () => {
  test('is sent, returned, sent again and accepted', () => {
    const report = asked()
      .act('submit', words, 'a')
      .act('return', { reason: '请补充数据' }, 'b')
      .act('submit', words, 'a')
    expect(report.act('accept', {}, 'b').state()).toBe('accepted')
    expect(report.answers()).toMatchObject({ progress: 60, dueOn: '2026-10-13' })
  })

  test('is not checked by whoever sent it', () => {
    const report = asked().act('submit', words, 'a')
    for (const deed of ['accept', 'return']) expect(report.whyNot(deed, {}, 'a')).toMatchObject([{ rule: 'four-eyes' }])
    expect(report.whyNot('accept', {}, 'b')).toEqual([])
  })

  test('does not say 100 % without proof', () => {
    expect(() => asked().act('submit', { ...words, progress: 100 })).toThrow(Refused)
    expect(asked().whyNot('submit', { progress: 100, proof: ['x'] })).toEqual([])
  })

  test('goes back or repeats itself only with a written reason', () => {
    const report = reportProcess.actions.submit?.unlessReasoned ?? []
    const objections = (input: Record<string, unknown>) =>
      report.flatMap((rule) => rule.objects({ input, facts: { last } } as never) ?? []).length
    expect(objections({ progress: 39, done: '新的进展' })).toBe(1)
    expect(objections({ progress: 40, done: '开展培训三期' })).toBe(1)
    expect(objections({ progress: 55, done: '新的进展' })).toBe(0)
  })

  test('can be taken back before it is checked, and ends on every path', () => {
    expect(asked().act('submit', words).act('withdraw').state()).toBe('asked')
    for (const path of listPaths(reportProcess as never))
      expect(['accepted', 'missed', 'dropped']).toContain(path.at(-1)?.to)
  })
})

describe('a quarter', () => {
  const dates = { dueOn: '2026-10-13', checkOn: '2026-10-20', bulletinOn: '2026-10-27' }

  test('urges nobody when nobody is late, and adds nothing when there is nothing', () => {
    const facts = { late: 0, unaccepted: 2, missing: 0 }
    const round = play(roundProcess as never, { on: '2026-10-15', answers: dates, facts })
    expect(round.whyNot('urge')).toMatchObject([{ rule: 'nobody-late' }])
    expect(round.whyNot('add')).toMatchObject([{ rule: 'nothing-to-add' }])
    expect(round.doors().find((door) => door.action === 'close')?.warnings).toMatchObject([{ rule: 'unaccepted-left' }])
  })

  test('goes from filling to checking to closed', () => {
    const round = play(roundProcess as never, {
      on: '2026-10-15',
      answers: dates,
      facts: { late: 1, unaccepted: 0, missing: 0 },
    })
    expect(round.act('urge').act('check').act('press').act('close').state()).toBe('closed')
  })
})
