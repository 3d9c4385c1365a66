import { describe, expect, test } from 'vitest'
import { type AnyProcess, listPaths, play } from '#kernel/process'
import { matterProcess, meetingProcess, paperProcess, topicProcess } from './index.ts'

const of = (process: unknown) => process as AnyProcess
const members = [
  { id: 1, name: '省教育厅' },
  { id: 2, name: '省人社厅' },
]
const facts = { members, standing: [], noticeBy: '2026-12-01', before: null, convenes: true, minutes: null, known: {} }
const answers = { body: '产改联席会议', name: '会议', heldOn: '2026-12-10', hour: null, place: '西宁', guests: null }
const meet = (change = {}, on = '2026-11-20') =>
  play(of(meetingProcess), {
    ...{ on, answers, facts: { ...facts, ...change } },
    parameters: { 'meeting.quorum-share': 50 },
  })
const notice = {
  agenda: [{ point: '产改', unit: null }],
  speakers: null,
  papersBy: null,
  repliesBy: '2026-12-08',
  note: null,
}

describe('a meeting', () => {
  test('reaches “issued” on no path without somebody else’s signature', () => {
    const paths = listPaths(of(meetingProcess)).filter((path) => path.at(-1)?.to === 'issued')
    expect(paths.length).toBeGreaterThan(1)
    for (const path of paths)
      expect(path.map(({ action }) => action)).toEqual(expect.arrayContaining(['draft', 'sign']))
    expect(meetingProcess.actions.sign?.notBy).toContain('draft')
  })

  test('asks nothing for after its day, and is called without notice only for a reason', () => {
    expect(meet().whyNot('call', { ...notice, repliesBy: '2026-12-11' })).toMatchObject([{ rule: 'asked-late' }])
    const door = meet({}, '2026-12-05')
      .doors()
      .find(({ action }) => action === 'call')
    expect(door?.warnings.map(({ rule }) => rule)).toContain('short-notice')
  })

  test('needs every member in its attendance, and the name of who came for another', () => {
    const on = { heldOn: '2026-11-20', chair: '召集人', others: null }
    const row = (unit: number, how: string, person: string | null = null) => ({ unit, how, person, instead: null })
    const held = meet().act('call', notice)
    const why = (attendance: object[]) => held.whyNot('hold', { ...on, attendance }).map(({ rule }) => rule)
    expect(why([row(1, 'present')])).toEqual(['attendance-whole'])
    expect(why([row(1, 'replaced', '王处长'), row(2, 'absent')])).toEqual(['attendance-whole'])
    expect(why([row(1, 'present', '李厅长'), row(2, 'absent')])).toEqual([])
  })
})

test('a paper is accepted by somebody else than who handed it in; a matter is inspected so, too', () => {
  expect(paperProcess.actions.accept?.notBy).toContain('hand-in')
  expect(matterProcess.actions.close?.notBy).toContain('report')
  for (const path of listPaths(of(paperProcess)).filter((p) => p.at(-1)?.to === 'accepted'))
    expect(path.map(({ action }) => action)).toContain('hand-in')
})

test('a topic ends with a reason or with a meeting', () => {
  const ends = listPaths(of(topicProcess)).map((path) => path.at(-1)?.action)
  expect(new Set(ends)).toEqual(new Set(['decline', 'withdraw', 'deal']))
  expect(topicProcess.actions.decline?.form).toHaveProperty('reason')
})
