import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeOf } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import { act, findCase, openCase, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { readFile } from '#platform/files/server'
import { readText } from '#platform/reading/server'
import { addBody, editBody, endBody, showBodies, showBody } from './deeds/bodies.ts'
import { minutesPdf } from './deeds/minutes.ts'
import { decisions, type NamedProblem, problems } from './deeds/offers.ts'
import { domain } from './domain.ts'
import type { MeetingFacts } from './rules/index.ts'

let province: TestProvince
let bodyId: string
let meeting: CaseRef
const named: NamedProblem[][] = []

beforeAll(async () => {
  const keep =
    (list: unknown[], offer: (ctx: Ctx, one: never) => Promise<unknown>) => async (ctx: Ctx, one: unknown) => {
      list.push(await offer(ctx, one as never))
    }
  province = await openTestProvince(
    [domain],
    [{ after: 'paper.accept', name: 'paper-test', run: keep(named, problems as never) }],
  )
})
afterAll(() => province.close())

const bodyOf = (change = {}) => ({
  name: '产改联席会议',
  unit: province.unit.province,
  kind: 'joint' as const,
  members: [province.unit.education, province.unit.labour, province.unit.xining],
  convener: 'convener' as const,
  months: 12,
  standing: [
    { point: '产业工人队伍建设改革', must: true, source: '《意见》（六）' },
    { point: '成员单位交流', must: false, source: null },
  ],
  asksPapers: true,
  sections: null,
  basis: '省委议事协调机构管理规定',
  ...change,
})
const plan = { heldOn: '2026-12-10', hour: '15:00', place: '西宁', guests: null }
const openMeeting = (ctx: Ctx, heldOn = plan.heldOn) =>
  openCase(ctx, {
    process: 'meeting',
    unitId: province.unit.province,
    title: '2026年产改联席会议',
    answers: { body: '产改联席会议', name: '2026年产改联席会议', ...plan, heldOn },
  })
const agenda = [
  { point: '产业工人队伍建设改革推进情况', unit: null },
  { point: '成员单位交流发言', unit: null },
]
const shown = (ref: CaseRef) => province.as('clerk', (ctx) => showCase(ctx, ref))
const below = async (process: string, unitId: number) =>
  (await shown(meeting)).children.find((child) => child.process === process && child.unitId === unitId) as CaseRef

describe('a body', () => {
  test('is set up by the office, seen by its members, and by nobody beside them', async () => {
    bodyId = await province.as('clerk', (ctx) => addBody(ctx, bodyOf()))
    const seen = (login: 'education' | 'hainan' | 'clerk') =>
      province.as(login, async (ctx) => (await showBodies(ctx, { page: 1, size: 20 })).rows.map(({ name }) => name))
    expect(await seen('education')).toEqual(['产改联席会议'])
    expect(await seen('hainan')).toEqual([])
    await expect(province.as('hainan', (ctx) => showBody(ctx, bodyId))).rejects.toThrow(Missing)
    await expect(province.as('education', (ctx) => addBody(ctx, bodyOf({ name: '另一机制' })))).rejects.toThrow(Missing)
  })

  test('bears its name once in a unit, and an older copy of it is not written over a newer', async () => {
    await expect(province.as('clerk', (ctx) => addBody(ctx, bodyOf()))).rejects.toThrow()
    await province.as('clerk', (ctx) => editBody(ctx, bodyId, { rev: 1, answers: bodyOf({ months: 6 }) as never }))
    await expect(
      province.as('clerk', (ctx) => editBody(ctx, bodyId, { rev: 1, answers: bodyOf() as never })),
    ).rejects.toThrow()
  })
})

describe('work', () => {
  const beyond = (path: string) => ({ faults: [{ path, rule: 'beyond-reach' }] })
  const county = (members: number[]) =>
    bodyOf({ name: '大通县联席会议', unit: province.unit.datong, kind: 'government', members, standing: [] })
  // The office of a county: the product has no such post yet, so the clerk's rights are lent over the county alone.
  const asCounty = <T>(deed: (ctx: Ctx) => Promise<T>) =>
    province.as('datong', async (ctx) => {
      const [range] = scopeOf(ctx.actor, 'conference.read').territorial
      const grants = ['conference.manage', 'conference.read'].map((permission) => {
        return { permission, tree: 'territorial' as const, range: range as never }
      })
      return deed({ ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, ...grants] } })
    })

  test('goes from a county to those below it: not above, not beside, and not in the next prefecture', async () => {
    for (const unit of ['xining', 'huangzhong', 'works', 'education'] as const)
      await expect(asCounty((ctx) => addBody(ctx, county([province.unit[unit]])))).rejects.toMatchObject(
        beyond('members'),
      )
    await asCounty((ctx) => addBody(ctx, county([province.unit.plant])))
  })

  test('goes to whoever the province put into the body with it, and to no other by guests or decisions', async () => {
    const { datong, huangzhong, gonghe, plant } = province.unit
    await province.as('clerk', (ctx) => addBody(ctx, bodyOf({ ...county([huangzhong]), name: '毗邻县联席会议' })))
    const held = { name: '毗邻县会', heldOn: '2026-12-10', hour: null, place: '大通' }
    const open = (guests: number[]) =>
      asCounty((ctx) =>
        openCase(ctx, {
          process: 'meeting',
          unitId: datong,
          title: '毗邻县会',
          answers: { ...held, body: '毗邻县联席会议', guests },
        }),
      )
    await expect(open([gonghe])).rejects.toMatchObject(beyond('input.guests'))
    const met = await open([plant])
    const later = <T>(deed: (ctx: Ctx) => Promise<T>) =>
      asCounty((ctx) => deed({ ...ctx, today: '2026-12-11', now: new Date('2026-12-11T02:00:00Z') }))
    const asked = { agenda, speakers: null, papersBy: null, repliesBy: '2026-12-08', note: null }
    await expect(
      asCounty((ctx) => act(ctx, met, 'call', { input: { ...asked, speakers: [gonghe] } })),
    ).rejects.toMatchObject(beyond('input.speakers'))
    await asCounty((ctx) => act(ctx, met, 'call', { input: asked }))
    const attendance = [{ unit: huangzhong, how: 'present', person: '某', instead: null }]
    await later((ctx) =>
      act(ctx, met, 'hold', { input: { heldOn: '2026-12-10', chair: '某', attendance, others: null } }),
    )
    const draft = (lead: number, joints: number[] | null) => {
      const decisions = [{ text: '共建培训基地', lead, joints, dueOn: '2027-03-31', area: 'quality' }]
      return later((ctx) => act(ctx, met, 'draft', { input: { opening: '会议概况', problems: null, decisions } }))
    }
    await expect(draft(gonghe, null)).rejects.toMatchObject(beyond('input.decisions.0.lead'))
    await expect(draft(plant, [gonghe])).rejects.toMatchObject(beyond('input.decisions.0.joints'))
    await draft(huangzhong, [plant])
  })

  test('a matter is raised with units of a common body, below or above, and with no stranger', async () => {
    const { huangzhong, hainan, xining } = province.unit
    const raise = (partners: number[]) =>
      province.as('huangzhong', (ctx) =>
        openCase(ctx, {
          process: 'matter',
          unitId: huangzhong,
          title: '事项',
          answers: { kind: 'consult', title: '事项', partners, about: '诉求' },
        }),
      )
    await expect(raise([hainan])).rejects.toMatchObject(beyond('answers.partners'))
    await raise([province.unit.datong, xining])
  })
})

describe('a topic', () => {
  test('joins the next meeting of its body once it is taken up, and leaves it when it is put off', async () => {
    const topic = await province.as('education', (ctx) =>
      openCase(ctx, {
        process: 'topic',
        unitId: province.unit.education,
        title: '产教融合激励',
        answers: {
          body: '产改联席会议',
          title: '产教融合激励',
          why: '合作不深',
          wanted: '明确激励',
          area: 'quality',
          proof: null,
        },
      }),
    )
    meeting = await province.as('clerk', openMeeting)
    await province.as('clerk', (ctx) => act(ctx, topic, 'take'))
    await province.settle()
    expect((await shown(meeting)).children.map(({ title }) => title)).toContain('产教融合激励')
    const facts = (await shown(meeting)).facts as unknown as MeetingFacts
    expect(facts.known.agenda).toContainEqual({ point: '产教融合激励', unit: province.unit.education })
    await province.as('clerk', (ctx) => act(ctx, topic, 'defer', { input: { reason: '待修订' } }))
    await province.settle()
    expect((await shown(meeting)).children).toEqual([])
    await province.as('clerk', (ctx) => act(ctx, topic, 'take'))
    await province.settle()
  })

  test('is for a body that its unit sits in', async () => {
    const answers = { body: '产改联席会议', title: '题', why: '因', wanted: '果', area: null, proof: null }
    const raise = (ctx: Ctx) => openCase(ctx, { process: 'topic', unitId: province.unit.hainan, title: '题', answers })
    await expect(province.as('hainan', raise)).rejects.toMatchObject({ faults: [{ rule: 'no-body' }] })
  })
})

describe('a meeting', () => {
  const asked = { speakers: null, papersBy: '2026-12-07', repliesBy: '2026-12-08', note: null }

  test('is not called without the point that must be on its agenda', async () => {
    const input = { ...asked, agenda: [{ point: '成员单位交流', unit: null }] }
    await expect(province.as('clerk', (ctx) => act(ctx, meeting, 'call', { input }))).rejects.toMatchObject({
      refusals: [{ rule: 'standing-missing' }],
    })
  })

  test('asks each member to answer and speakers for a paper; members then see it, strangers do not', async () => {
    await expect(province.as('education', (ctx) => showCase(ctx, meeting))).rejects.toThrow(Missing)
    const input = { ...asked, agenda, speakers: [province.unit.education] }
    await province.as('clerk', (ctx) => act(ctx, meeting, 'call', { input }))
    await province.settle()
    const { children } = await shown(meeting)
    const count = (process: string) => children.filter((child) => child.process === process).length
    expect([count('reply'), count('paper'), count('topic')]).toEqual([3, 1, 1])
    expect((await province.as('education', (ctx) => showCase(ctx, meeting))).title).toBe('2026年产改联席会议')
    await expect(province.as('hainan', (ctx) => showCase(ctx, meeting))).rejects.toThrow(Missing)
  })

  test('takes an answer that says who comes instead, and prefills attendance with it', async () => {
    const reply = await below('reply', province.unit.education)
    const say = (input: object) => province.as('education', (ctx) => act(ctx, reply, 'answer', { input: { ...input } }))
    await expect(say({ how: 'replaced', person: '王处长', instead: null, why: null })).rejects.toThrow(Refused)
    await say({ how: 'replaced', person: '王处长', instead: '李厅长', why: '出差' })
    const facts = (await shown(meeting)).facts as unknown as MeetingFacts
    expect(facts.known.attendance).toContainEqual({
      ...{ unit: province.unit.education, how: 'replaced', person: '王处长', instead: '李厅长' },
    })
  })

  test('has its papers accepted by somebody else; their problems are offered on', async () => {
    const paper = await below('paper', province.unit.education)
    const rows = [{ problem: '双师型教师紧缺', cause: '引进难', ask: null }]
    const input = { done: '培训三万人', figures: null, problems: rows, next: '打造联合体', files: null }
    await province.as('education', (ctx) => act(ctx, paper, 'hand-in', { input }))
    await province.as('reviewer', (ctx) => act(ctx, paper, 'return', { input: { reason: '补充数据' } }))
    const figures = [
      { indicator: 'conference-trained', value: 35000, qualifier: '以上', scope: '职业院校', asOf: '2026-10-31' },
    ]
    await province.as('education', (ctx) => act(ctx, paper, 'hand-in', { input: { ...input, figures } }))
    await province.as('reviewer', (ctx) => act(ctx, paper, 'accept'))
    await province.settle()
    expect(named).toMatchObject([
      [{ unitId: province.unit.education, title: '双师型教师紧缺', origin: 'paper', period: '2026' }],
    ])
  })

  test('is not recorded ahead of its day, nor with a member missing', async () => {
    const attendance = [{ unit: province.unit.education, how: 'present', person: '李厅长', instead: null }]
    const input = { heldOn: '2026-12-10', chair: '召集人', attendance, others: null }
    await expect(province.as('clerk', (ctx) => act(ctx, meeting, 'hold', { input }))).rejects.toMatchObject({
      refusals: [{ rule: 'held-ahead' }, { rule: 'attendance-whole' }],
    })
  })
})

describe('minutes', () => {
  const later = <T>(login: 'clerk' | 'convener' | 'education', day: string, deed: (ctx: Ctx) => Promise<T>) =>
    province.as(login, (ctx) => deed({ ...ctx, today: day, now: new Date(`${day}T02:00:00Z`) }))
  const rows = () => [
    {
      text: '制定产教融合激励办法',
      lead: province.unit.education,
      joints: [province.unit.labour],
      dueOn: '2027-03-31',
      area: 'quality',
    },
  ]
  const opening = '2026年12月10日，召集人主持召开会议。会议听取了推进情况，研究了有关事项，现纪要如下。'.repeat(4)

  test('are signed by the convener and not by who drafted them; both files are frozen, measured, and without a seal', async () => {
    const attendance = [
      { unit: province.unit.education, how: 'replaced', person: '王处长', instead: '李厅长' },
      { unit: province.unit.labour, how: 'present', person: '张厅长', instead: null },
      { unit: province.unit.xining, how: 'absent', person: null, instead: null },
    ]
    const record = { heldOn: '2026-12-10', chair: '召集人', attendance, others: '省总工会经济技术部' }
    await later('clerk', '2026-12-11', (ctx) => act(ctx, meeting, 'hold', { input: record }))
    await province.settle()
    const early = [{ ...rows()[0], dueOn: '2026-12-10' }]
    await expect(
      later('clerk', '2026-12-11', (ctx) =>
        act(ctx, meeting, 'draft', { input: { opening, problems: null, decisions: early } }),
      ),
    ).rejects.toMatchObject({ refusals: [{ rule: 'decision-sound' }] })
    await later('clerk', '2026-12-11', (ctx) =>
      act(ctx, meeting, 'draft', { input: { opening, problems: null, decisions: rows() } }),
    )
    const member = await later('education', '2026-12-11', (ctx) => showCase(ctx, meeting))
    expect(JSON.stringify(member)).not.toContain('制定产教融合激励办法')
    expect(member.hidden.map(({ label }) => label.zh)).toEqual(['会议概况', '议定事项'])
    const print = (login: 'education' | 'clerk') =>
      later(login, '2026-12-11', (ctx) => minutesPdf({ ...ctx, params: meeting } as never))
    await expect(print('education')).rejects.toThrow(Missing)
    expect((await print('clerk')).name).toContain('纪要')
    await expect(later('clerk', '2026-12-14', (ctx) => act(ctx, meeting, 'sign'))).rejects.toThrow(Missing)
    await later('convener', '2026-12-14', (ctx) => act(ctx, meeting, 'sign'))
    const { minutes } = (await shown(meeting)).facts as unknown as MeetingFacts
    expect(minutes).toMatchObject({ number: '〔2026〕1号', signedOn: '2026-12-14' })
    const signed = await later('education', '2026-12-14', (ctx) => showCase(ctx, meeting))
    expect(signed.answers.decisions).toMatchObject(rows())
    const text = (await readText(await readFile(province.house.dataDir, minutes?.pdf.digest ?? ''), 'a.pdf')).text
    for (const part of ['产改联席会议纪要', '出席：', '王处长', '请假：', '西宁市总工会', '制定产教融合激励办法'])
      expect(text.replace(/\s/g, '')).toContain(part)
    expect(text).not.toContain('草稿')
  })

  test('once issued offer each decision once, deal with the topics, and file what was not answered', async () => {
    await later('clerk', '2026-12-14', (ctx) => act(ctx, meeting, 'issue'))
    await province.settle()
    const decided = await province.asSystem((ctx) => decisions(ctx, meeting as never))
    expect([decided]).toMatchObject([
      { parent: { id: meeting.id }, items: [{ lead: province.unit.education, dueOn: '2027-03-31' }] },
    ])
    const states = (await shown(meeting)).children.map(({ process, state }) => `${process} ${state}`).sort()
    expect(states).toEqual(['paper accepted', 'reply closed', 'reply lapsed', 'reply lapsed', 'topic dealt'])
  })

  test('are what the next meeting of the body opens with, also for a member that sees little of the work', async () => {
    const next = await later('clerk', '2027-03-01', (ctx) => openMeeting(ctx, '2027-04-20'))
    const office = (await shown(next)).facts as unknown as MeetingFacts
    expect(office.before).toMatchObject({
      meeting: { id: meeting.id },
      items: [{ text: '制定产教融合激励办法', outcome: 'not-issued' }],
    })
    const input = { agenda, speakers: null, papersBy: null, repliesBy: '2027-04-15', note: null }
    await later('clerk', '2027-03-01', (ctx) => act(ctx, next, 'call', { input }))
    await province.settle()
    const member = await later('education', '2027-03-02', (ctx) => showCase(ctx, next))
    expect((member.facts as unknown as MeetingFacts).before?.items).toHaveLength(1)
    await later('clerk', '2027-03-03', (ctx) => act(ctx, next, 'cancel', { input: { reason: '与其他会议合并' } }))
    await province.settle()
    expect((await shown(next)).children.every(({ closed }) => closed)).toBe(true)
  })

  test('keep the name of their body: once it has met it is ended, not renamed', async () => {
    const renamed = bodyOf({ name: '产改协调小组' }) as never
    await expect(
      province.as('clerk', (ctx) => editBody(ctx, bodyId, { rev: 2, answers: renamed })),
    ).rejects.toMatchObject({ refusals: [{ rule: 'name-stays' }] })
    await province.as('clerk', (ctx) => endBody(ctx, bodyId, { rev: 2, reason: '机构调整' }))
    await expect(province.as('clerk', openMeeting)).rejects.toMatchObject({ faults: [{ rule: 'no-body' }] })
  })
})

describe('a joint matter', () => {
  test('goes from the unit that raises it to an inspection by somebody else', async () => {
    await province.as('clerk', (ctx) => addBody(ctx, bodyOf({ name: '工作会商' })))
    const answers = { kind: 'consult', title: '需求目录', partners: [province.unit.labour], about: '衔接不够' }
    const matter = await province.as('education', (ctx) =>
      openCase(ctx, { process: 'matter', unitId: province.unit.education, title: '需求目录', answers }),
    )
    expect((await province.as('labour', (ctx) => showCase(ctx, matter))).parties).toHaveLength(1)
    await expect(province.as('hainan', (ctx) => showCase(ctx, matter))).rejects.toThrow(Missing)
    const step = (login: 'clerk' | 'education' | 'reviewer', action: string, input: object) =>
      province.as(login, (ctx) => act(ctx, matter, action, { input: { ...input } }))
    await step('clerk', 'consult', { onDay: '2026-11-18', people: '两厅处室', findings: '同意交换信息', proof: null })
    await step('clerk', 'agree', { agreement: '编制目录', doer: '薛某', dueOn: '2026-12-31' })
    expect((await province.asSystem((ctx) => findCase(ctx.db, matter)))?.dueOn).toBe('2026-12-31')
  })
})
