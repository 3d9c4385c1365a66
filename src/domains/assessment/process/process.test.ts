import { describe, expect, test } from 'vitest'
import { listPaths, play } from '#kernel/process'
import { assessmentProcess, itemProcess } from './index.ts'

const asked = {
  ...{ item: '5.1', aspect: '技能提升', demands: '统计表', weight: 7, source: null },
  ...{ scheme: '框架（第1版）', top: 1, statement: null, figures: null, cited: null, proof: null, gaps: null },
}
const item = () => play(itemProcess as never, { on: '2026-11-02', answers: asked, facts: { gaps: [], citable: {} } })
const opening = { scheme: '框架（第1版）', submitBy: '2026-12-16', note: null }
const whole = (facts: object) =>
  play(assessmentProcess as never, { on: '2026-11-02', answers: opening, facts: { ...facts }, by: 'clerk' })

describe('an item', () => {
  test('is never ready by its own unit alone', () => {
    for (const path of listPaths(itemProcess as never))
      if (path.some(({ to }) => to === 'ready')) expect(path.map(({ action }) => action)).toContain('accept')
    const written = item().act('save', { statement: '已开展', gaps: '无材料' }, 'wang').act('check', {}, 'wang')
    expect(written.whyNot('accept', {}, 'wang').map(({ rule }) => rule)).toEqual(['four-eyes'])
    expect(written.act('accept', {}, 'li').state()).toBe('ready')
  })

  test('goes back with what is missing, and comes again', () => {
    const back = item()
      .act('save', { statement: '已开展', gaps: '缺统计表' }, 'wang')
      .act('check', {}, 'wang')
      .act('return', { reason: '缺本年度统计表' }, 'li')
    expect(back.state()).toBe('returned')
    expect(back.act('amend', { statement: '已补', gaps: '—' }, 'wang').act('check', {}, 'wang').state()).toBe('checked')
  })
})

describe('an assessment', () => {
  const settled = { items: 20, ready: 20, openFlags: 0, pack: 'current' }

  test('is submitted by somebody else than who prepared it, with a pack of what the items say now', () => {
    const rehearsed = whole(settled).act('gather', {}, 'clerk').act('rehearse', {}, 'clerk')
    const handing = { handedOn: '2026-12-10', how: '机要' }
    expect(rehearsed.whyNot('submit', handing, 'clerk').map(({ rule }) => rule)).toEqual(['four-eyes'])
    expect(rehearsed.act('submit', handing, 'reviewer').state()).toBe('submitted')
  })

  test('is not submitted with finds of personal data open, nor with a pack that has gone stale', () => {
    const why = (facts: object) =>
      whole({ ...settled, ...facts })
        .act('gather', {}, 'clerk')
        .act('rehearse', {}, 'clerk')
        .whyNot('submit', {}, 'reviewer')
        .map(({ rule }) => rule)
    expect(why({ openFlags: 2 })).toEqual(['open-flags'])
    expect(why({ pack: 'stale' })).toEqual(['no-pack'])
    expect(why({ pack: 'none' })).toEqual(['no-pack'])
  })
})
