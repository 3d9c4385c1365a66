import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { act, openCase } from '#kernel/process/server'
import { followMeeting } from '../deeds/follow.ts'
import { as } from './people.ts'

const body = '省委省政府听取产改情况汇报'
const opening =
  '会议听取全省产业工人队伍建设改革推进情况汇报，肯定了前一阶段工作，研究了高技能人才培养和新就业形态劳动者建会入会两项事项，对年底前重点工作提出要求。（演示纪要，内容为演示设定）'

/** A hearing of some days ago, whose minutes wait for the convener: what a convener finds on the phone. */
export async function hearing(ctx: Ctx, find: (name: string) => number): Promise<void> {
  const heldOn = plusDays(ctx.today, -4)
  const name = `${heldOn.slice(0, 4)}年第四次听取产改情况汇报`
  const clerk = (days: number) => as(ctx, 'clerk', plusDays(ctx.today, -days))
  const meeting = await openCase(await clerk(20), {
    process: 'meeting',
    unitId: find('省总工会'),
    title: name,
    answers: { body, name, heldOn, hour: '9:30', place: '省总工会二楼会议室', guests: null },
  })
  const called = plusDays(ctx.today, -15)
  const agenda = [{ point: '汇报产改推进情况和需要研究解决的问题', unit: find('省总工会') }]
  const asked = { agenda, speakers: null, papersBy: null, repliesBy: plusDays(heldOn, -2), note: null }
  await act(await clerk(15), meeting, 'call', { input: asked })
  await followMeeting(onDay(ctx, called), meeting)
  const attendance = [{ unit: find('省总工会'), how: 'present', person: '分管领导、联络员', instead: null }]
  const record = { heldOn, chair: '省产改联席会议召集人', attendance, others: null }
  await act(await clerk(3), meeting, 'hold', { input: record })
  await followMeeting(onDay(ctx, plusDays(ctx.today, -3)), meeting)
  const decisions = [
    {
      text: '年底前完成急需紧缺工种高技能人才培养方案',
      lead: find('省人社厅'),
      joints: [find('省工信厅')],
      dueOn: plusDays(ctx.today, 40),
      area: 'quality',
    },
  ]
  await act(await clerk(2), meeting, 'draft', { input: { opening, problems: null, decisions } })
}
