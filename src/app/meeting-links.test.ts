import { afterEach, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import { act, openCase, showCase } from '#kernel/process/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { domains } from './house.ts'
import { links } from './links.ts'
import { has } from './testing/has.ts'

let province: TestProvince
afterEach(() => province?.close())

const day = '2026-11-19'
const as = <T>(login: PersonKey, deed: (ctx: Ctx) => Promise<T>) => province.as(login, deed)

/** A body with one member, and its meeting from the notice to issued minutes, by who would do it. */
async function hold(): Promise<CaseRef> {
  const { education, province: home } = province.unit
  const conference = province.house.domains.find(({ name }) => name === 'conference')
  const add = conference?.routes?.find(
    ({ endpoint }) => endpoint.method === 'POST' && endpoint.path === '/conference/bodies',
  )
  const body = { name: '联席会议', unit: home, kind: 'joint', members: [education], convener: 'convener', months: null }
  const more = { standing: null, asksPapers: false, sections: null, basis: '制度' }
  await as('clerk', (ctx) => add?.answer({ ...ctx, body: { ...body, ...more } } as never) as Promise<unknown>)
  const answers = { body: '联席会议', name: '会议', heldOn: day, hour: null, place: '西宁', guests: null }
  const meeting = await as('clerk', (ctx) =>
    openCase(ctx, { process: 'meeting', unitId: home, title: '会议', answers }),
  )
  const step = (login: PersonKey, action: string, input = {}, override?: string) =>
    as(login, (ctx) => act(ctx, meeting, action, { input, ...(override ? { override } : {}) }))
  const agenda = [{ point: '部署', unit: null }]
  await step('clerk', 'call', { agenda, speakers: null, papersBy: null, repliesBy: day, note: null }, '临时会议')
  await province.settle()
  const attendance = [{ unit: education, how: 'present', person: '李厅长', instead: null }]
  await step('clerk', 'hold', { heldOn: day, chair: '召集人', attendance, others: null })
  const decision = { text: '制定激励办法', lead: education, joints: null, dueOn: '2027-03-31', area: 'quality' }
  const past = { ...decision, text: '当日办结事项', dueOn: '2026-11-19' }
  const problems = [{ problem: '产教融合不深', cause: null, ask: null, unit: education }]
  const opening = '会议研究了有关事项，现纪要如下。'.repeat(20)
  await expect(step('clerk', 'draft', { opening, problems, decisions: [decision, past] })).rejects.toThrow()
  await step('clerk', 'draft', { opening, problems, decisions: [decision] })
  await step('convener', 'sign')
  await step('clerk', 'issue')
  await province.settle()
  return meeting
}

const childrenOf = async (meeting: CaseRef, process: string) =>
  (await as('clerk', (ctx) => showCase(ctx, meeting))).children.filter((child) => child.process === process)

test.runIf(has('conference', 'ledger', 'problem'))(
  'a decision becomes a task of its lead below the meeting, once; a problem goes into the register',
  async () => {
    province = await openTestProvince(domains, links)
    const meeting = await hold()
    expect(await childrenOf(meeting, 'task')).toMatchObject([
      { title: '制定激励办法', unitId: province.unit.education, state: 'issued' },
    ])
    expect(await childrenOf(meeting, 'problem')).toMatchObject([{ unitId: province.unit.education }])
    const again = links.filter(({ after }) => after === 'meeting.issue')
    await province.asSystem(async (ctx) => {
      for (const link of again) await link.run(ctx, meeting as never)
    })
    expect(await childrenOf(meeting, 'task')).toHaveLength(1)
    expect(await childrenOf(meeting, 'problem')).toHaveLength(1)
  },
  120_000,
)

test.runIf(has('conference'))(
  'without ledger and register a meeting ends all the same',
  async () => {
    province = await openTestProvince(
      domains.filter(({ name }) => name === 'conference'),
      links,
    )
    const meeting = await hold()
    const shown = await as('clerk', (ctx) => showCase(ctx, meeting))
    expect([shown.state, shown.children.map(({ process }) => process)]).toEqual(['issued', ['reply']])
  },
  120_000,
)
