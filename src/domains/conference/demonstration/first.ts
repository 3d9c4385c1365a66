import { type Ctx, onDay } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import type { CaseRef } from '#kernel/process'
import { act, findCase, openCase } from '#kernel/process/server'
import { followMeeting } from '../deeds/follow.ts'
import { listBelow } from '../store/index.ts'
import { conferenceName, members } from './bodies.ts'
import { type DemonstrationDecision, decisions, heldOn, papers, problems, speakers } from './first-meeting.ts'
import { as } from './people.ts'

type Find = (name: string) => number

const chair = '省产改联席会议副召集人'

const opening = [
  '2024年10月9日下午，省产改联席会议副召集人在西宁主持召开2024年青海省产业工人队伍建设改革联席会议，召集人出席会议并讲话。会议通报了2023年以来产改工作推进情况，汇报了产改考核工作，7家成员单位作了交流发言，对进一步深化产改工作作了部署。',
  '本纪要据《青海工运》2024年第10期整理，供演示；完成时限为演示设定。', // lines 383—477
].join('\n')

async function callAndHold(ctx: Ctx, find: Find): Promise<CaseRef> {
  const clerk = await as(ctx, 'clerk', '2024-09-20')
  const { regionId, id } = await openCase(clerk, {
    process: 'meeting',
    unitId: find('省总工会'),
    title: '2024年青海省产业工人队伍建设改革联席会议',
    answers: {
      ...{ body: conferenceName, name: '2024年青海省产业工人队伍建设改革联席会议' },
      ...{ heldOn, hour: '下午', place: '西宁', guests: null },
    },
  })
  const ref = { regionId, id }
  const agenda = ['通报产改工作推进情况', '汇报产改考核工作', '成员单位交流发言', '召集人部署工作'].map((point) => ({
    point,
    unit: point.includes('成员单位') ? null : find('省总工会'),
  }))
  const dates = { papersBy: '2024-09-30', repliesBy: '2024-09-30' }
  const input = { agenda, speakers: speakers.map(find), ...dates, note: '分管领导、联络员参加。' }
  await act(clerk, ref, 'call', { input, override: '第一次会议，尚无上次议定事项。' })
  await followMeeting(onDay(ctx, '2024-09-20'), ref)
  return ref
}

/** Accounts of the members' liaison officers, in the order of the members. */
const liaisons = [
  ...(['federation', 'organisation', 'social-work', 'reform', 'sasac', 'development'] as const),
  ...(['education', 'science', 'industry', 'finance', 'human-resources'] as const),
]

async function answer(ctx: Ctx, find: Find, meeting: CaseRef): Promise<void> {
  const replies = (await listBelow(ctx.db, meeting)).filter(({ process }) => process === 'reply')
  for (const [i, name] of members.entries()) {
    const reply = replies.find(({ unitId }) => unitId === find(name))
    const person = await as(ctx, `liaison-${liaisons[i]}`, '2024-09-27')
    const input = { how: 'present', person: '分管领导、联络员', instead: null, why: null }
    if (reply) await act(person, reply, 'answer', { input })
  }
}

async function handIn(ctx: Ctx, find: Find, meeting: CaseRef): Promise<void> {
  const below = await listBelow(ctx.db, meeting)
  for (const paper of papers) {
    const asked = below.find((child) => child.process === 'paper' && child.unitId === find(paper.unit))
    if (!asked) continue
    const done = `${paper.done}（《青海工运》2024年第10期）`
    const input = { done, figures: paper.figures, problems: paper.problems, next: paper.next, files: null }
    await act(await as(ctx, paper.login, heldOn), asked, 'hand-in', { input })
    await act(await as(ctx, 'reviewer', heldOn), asked, 'accept')
    await runLinks(onDay(ctx, heldOn), asked, 'paper.accept')
  }
  for (const unspoken of below.filter(({ process, unitId }) => process === 'paper' && isSilent(find, unitId)))
    await act(await as(ctx, 'clerk', heldOn), unspoken, 'excuse', {
      input: { reason: '会上作了交流发言，会刊未刊发材料，未录入。' },
    })
}

const isSilent = (find: Find, unitId: number) => ['省工信厅', '省财政厅'].some((name) => find(name) === unitId)

/** What follows an event elsewhere, on the day it happened; the worker's own turn later finds it done. */
async function runLinks(ctx: Ctx, ref: CaseRef, event: string): Promise<void> {
  const one = await findCase(ctx.db, ref)
  for (const link of ctx.house.links) if (one && link.after === event) await link.run(ctx, one)
}

async function record(ctx: Ctx, find: Find, meeting: CaseRef): Promise<void> {
  const attendance = members.map((name) => ({
    ...{ unit: find(name), how: 'present', instead: null },
    person: name === '省总工会' ? '召集人、副召集人' : '分管领导、联络员',
  }))
  const others = '联席会议办公室成员，省总工会相关部室负责同志'
  const clerk = await as(ctx, 'clerk', '2024-10-10')
  await act(clerk, meeting, 'hold', { input: { heldOn, chair, attendance, others } })
  await followMeeting(onDay(ctx, '2024-10-10'), meeting)
  const input = {
    opening,
    problems: problems.map((row) => ({ ...row, unit: find(row.unit) })),
    decisions: decisions.map(({ text, lead, joints, area, dueOn }) => ({
      ...{ text, area, dueOn, lead: find(lead), joints: joints.map(find) },
    })),
  }
  await act(clerk, meeting, 'draft', { input })
  await act(await as(ctx, 'convener', '2024-10-12'), meeting, 'sign')
  await act(await as(ctx, 'clerk', '2024-10-12'), meeting, 'issue')
  await followMeeting(onDay(ctx, '2024-10-12'), meeting)
  await runLinks(onDay(ctx, '2024-10-12'), meeting, 'meeting.issue')
}

/** Somebody carries out what came of a decision, where a domain of this house keeps it as a task. */
async function carryOut(ctx: Ctx, task: CaseRef & { unitId: number }, decision: DemonstrationDecision): Promise<void> {
  const first = await as(ctx, decision.owner, '2024-10-15')
  await act(first, task, 'accept', { input: { owner: first.actor.name } })
  if (!decision.doneOn) return
  const owner = await as(ctx, decision.owner, decision.doneOn)
  const file = { name: '落实情况说明.txt', bytes: Buffer.from(`${decision.text}\n落实情况说明（演示材料）`) }
  const { id } = await uploadEvidence(owner, { unitId: task.unitId, origin: '演示材料' }, file)
  await act(owner, task, 'report-done', { input: { summary: '已按会议要求落实，说明附后。', proof: [id] } })
  await act(await as(ctx, 'reviewer', decision.doneOn), task, 'confirm', { input: { opinion: '属实。' } })
}

/** The joint conference of 2024-10-09 as the journal tells it, and what became of its decisions. */
export async function firstMeeting(ctx: Ctx, find: Find): Promise<CaseRef> {
  const meeting = await callAndHold(ctx, find)
  await answer(ctx, find, meeting)
  await handIn(ctx, find, meeting)
  await record(ctx, find, meeting)
  const tasks = (await listBelow(ctx.db, meeting)).filter(({ process }) => process === 'task')
  for (const decision of decisions) {
    const task = tasks.find(({ title }) => title === decision.text)
    if (task) await carryOut(ctx, task, decision)
  }
  return meeting
}
