import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import { act, openCase } from '#kernel/process/server'
import { followMeeting, followTopic } from '../deeds/follow.ts'
import { listBelow } from '../store/index.ts'
import { conferenceName } from './bodies.ts'
import { speakers } from './first-meeting.ts'
import { as } from './people.ts'

type Find = (name: string) => number

const topic = (title: string, why: string, wanted: string) => ({
  body: conferenceName,
  title,
  why,
  wanted,
  area: 'quality',
  proof: null,
})

/** Topics: one on the agenda, one waiting to be looked at, one put off. */
async function raiseTopics(ctx: Ctx, find: Find, day: string): Promise<void> {
  const raise = async (login: string, unit: string, answers: ReturnType<typeof topic>) =>
    openCase(await as(ctx, login, day), {
      process: 'topic',
      unitId: find(unit),
      title: answers.title,
      answers,
    })
  const first = await raise(
    'liaison-education',
    '省教育厅',
    topic(
      '建立人才供需常态化研判机制',
      '专业设置与产业需求、课程内容与职业标准衔接不够（《青海工运》2024年第10期）。', // lines 657
      '明确研判频次、牵头单位和需求目录发布办法。',
    ),
  )
  await act(await as(ctx, 'clerk', plusDays(day, 2)), first, 'take')
  await followTopic(onDay(ctx, plusDays(day, 2)), first)
  await raise(
    'liaison-human-resources',
    '省人社厅',
    topic(
      '压实企业培养高技能人才主体责任',
      '部分企业自主培养意识不强，政策运用不够（《青海工运》2024年第10期）。', // lines 767
      '研究“新八级工”待遇兑现的激励措施。',
    ),
  )
  const third = await raise(
    'liaison-science',
    '省科技厅',
    topic('孵化机构资源开放共享', '孵化资源开放、共享通道不畅（《青海工运》2024年第10期）。', '研究孵化资源共享办法。'), // lines 689
  )
  const input = { reason: '相关办法正在修订，待修订后提请会议研究。' }
  await act(await as(ctx, 'clerk', plusDays(day, 3)), third, 'defer', { input })
}

async function answer(ctx: Ctx, find: Find, meeting: CaseRef, day: string): Promise<void> {
  const replies = (await listBelow(ctx.db, meeting)).filter(({ process }) => process === 'reply')
  const said = [
    ['liaison-education', '省教育厅', { how: 'present', person: '沈怀瑾 分管领导', instead: null, why: null }],
    ['liaison-human-resources', '省人社厅', { how: 'present', person: '袁静宜 分管领导', instead: null, why: null }],
    [
      'liaison-sasac',
      '省政府国资委',
      { how: 'replaced', person: '彭雪松 联络员', instead: '江振川', why: '分管领导出差' },
    ],
    ['liaison-finance', '省财政厅', { how: 'absent', person: null, instead: null, why: '当日另有全省性会议' }],
  ] as const
  for (const [login, unit, input] of said) {
    const reply = replies.find(({ unitId }) => unitId === find(unit))
    if (reply) await act(await as(ctx, login, day), reply, 'answer', { input })
  }
}

async function someIn(ctx: Ctx, find: Find, meeting: CaseRef, day: string): Promise<void> {
  const papers = (await listBelow(ctx.db, meeting)).filter(({ process }) => process === 'paper')
  const at = (unit: string) => papers.find(({ unitId }) => unitId === find(unit))
  const input = {
    done: '围绕年度任务推进职业教育“三张清单”，新增订单培养和现代学徒制试点（演示材料）。',
    figures: null,
    problems: [{ problem: '产教融合校企合作不够深入', cause: '企业参与教学的激励不足', ask: '请会议研究激励办法' }],
    next: '按季度发布专业与岗位匹配目录。',
    files: null,
  }
  const education = at('省教育厅')
  if (education) {
    await act(await as(ctx, 'liaison-education', day), education, 'hand-in', { input })
    await act(await as(ctx, 'reviewer', day), education, 'accept')
  }
  const labour = at('省人社厅')
  const short = { ...input, done: '开展补贴性职业技能培训（演示材料）。', problems: null }
  if (labour) {
    await act(await as(ctx, 'liaison-human-resources', day), labour, 'hand-in', { input: short })
    await act(await as(ctx, 'reviewer', day), labour, 'return', { input: { reason: '请补充存在的问题和主要数据。' } })
  }
  const industry = at('省工信厅')
  const third = { ...input, done: '开展中小企业数字化赋能培训（演示材料）。', problems: null }
  if (industry) await act(await as(ctx, 'liaison-industry', day), industry, 'hand-in', { input: third })
}

/** The next joint conference, being prepared: called, some answers and papers in. */
export async function nextMeeting(ctx: Ctx, find: Find): Promise<void> {
  const heldOn = plusDays(ctx.today, 18)
  const begun = plusDays(ctx.today, -14)
  const name = `${heldOn.slice(0, 4)}年青海省产业工人队伍建设改革联席会议`
  const clerk = await as(ctx, 'clerk', begun)
  const meeting = await openCase(clerk, {
    process: 'meeting',
    unitId: find('省总工会'),
    title: name,
    answers: {
      body: conferenceName,
      name,
      heldOn,
      hour: '15:00',
      place: '省总工会二楼会议室',
      guests: [find('省委两新工委')],
    },
  })
  await raiseTopics(ctx, find, plusDays(begun, 1))
  const points = [
    '通报上次会议议定事项落实情况',
    '通报产改工作推进情况',
    '建立人才供需常态化研判机制',
    '成员单位交流发言',
    '召集人部署工作',
  ]
  const agenda = points.map((point) => ({ point, unit: point.startsWith('建立') ? find('省教育厅') : null }))
  const dates = { papersBy: plusDays(heldOn, -5), repliesBy: plusDays(heldOn, -4) }
  const called = plusDays(ctx.today, -5)
  const input = { agenda, speakers: speakers.map(find), ...dates, note: null }
  await act(await as(ctx, 'clerk', called), meeting, 'call', { input })
  await followMeeting(onDay(ctx, called), meeting)
  await answer(ctx, find, meeting, plusDays(ctx.today, -3))
  await someIn(ctx, find, meeting, plusDays(ctx.today, -2))
}
