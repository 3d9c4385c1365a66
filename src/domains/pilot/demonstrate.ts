import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import { unitsNamed } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'
import { listPractices } from './store.ts'

/** Pilots and a practice made up for the demonstration; only that three regions and seventeen enterprises took part is the speech's. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, ['西宁市总工会', '海东市总工会', '海西蒙古族藏族自治州总工会'])
  const on = (days: number) => onDay(ctx, plusDays(ctx.today, days))
  const as = (days: number, login: string) => asPerson(on(days), login)
  await pilotOfXining(ctx, id('西宁市总工会'), as)
  await openCase(await as(-4, 'cadre-haidong'), {
    process: 'pilot',
    unitId: id('海东市总工会'),
    title: '园区企业联合培养技能人才试点',
    answers: {
      level: 'city',
      theme: '园区企业联合培养技能人才',
      area: 'quality',
      from: plusDays(ctx.today, 30),
      until: plusDays(ctx.today, 395),
      goals: '园区内中小企业共建一个实训点，一年内完成两期联合培训（演示数据）。',
      measures: '园区工会联合会牵头，职业院校派教师，企业出设备。',
      person: '冶成林',
      budget: 20,
      checkpoints: [{ what: '建成实训点', on: plusDays(ctx.today, 120) }],
    },
  })
  await practiceOfXining(ctx, id('西宁市总工会'), id('海西蒙古族藏族自治州总工会'), as)
}

type As = (days: number, login: string) => Promise<Ctx>

async function pilotOfXining(ctx: Ctx, unitId: number, as: As): Promise<void> {
  const one = await openCase(await as(-200, 'cadre-xining'), {
    process: 'pilot',
    unitId,
    title: '新就业形态劳动者建会入会试点',
    answers: {
      level: 'province',
      theme: '新就业形态劳动者建会入会',
      area: 'ranks',
      from: plusDays(ctx.today, -180),
      until: plusDays(ctx.today, 150),
      goals: '外卖、快递行业工会联合会组建到位，骑手入会有窗口、有服务（演示数据）。',
      measures: '扫码入会，商圈设服务点，行业协商定一份计件劳动标准。',
      person: '苏映雪',
      budget: 35,
      checkpoints: [
        { what: '行业工会联合会成立', on: plusDays(ctx.today, -90) },
        { what: '商圈服务点覆盖主城区', on: plusDays(ctx.today, 60) },
      ],
    },
  })
  await act(await as(-190, 'reviewer'), one, 'review', { input: { opinion: '目标清楚，节点可查。' } })
  await act(await as(-185, 'deputy'), one, 'name', {
    input: { batch: 3, document: '省产改联席会议办公室通知（演示）' },
  })
  const report = {
    checkpoint: '行业工会联合会成立',
    progress: '联合会已成立，设六个商圈服务点。',
    figures: null,
    proof: null,
  }
  await act(await as(-92, 'cadre-xining'), one, 'checkpoint', { input: report })
}

async function practiceOfXining(ctx: Ctx, unitId: number, copier: number, as: As): Promise<void> {
  const writer = await as(-60, 'cadre-xining')
  const file = { name: '商圈服务点台账.txt', bytes: Buffer.from('商圈服务点台账（演示）\n') }
  const proof = [(await uploadEvidence(writer, { unitId, origin: '试点台账' }, file)).id]
  const one = await openCase(writer, {
    process: 'practice',
    unitId,
    title: '商圈骑手服务点：歇脚、入会、办事一个窗口',
    answers: {
      area: 'ranks',
      problem: '骑手不进机关大院，入会和服务找不到人。',
      how: '把窗口开到商圈：站点负责人兼工会小组长，扫码入会当场办，需求记台账、七日内回复。',
      conditions: '商圈集中、站点愿意出场地；骑手流动快的县城不宜单设。',
      cost: '每点一名专职或兼职人员，装修和设备一次投入（演示数据）。',
      effect: '入会和服务在同一处办，重复跑腿明显减少（演示数据）。',
      contact: '西宁市总工会基层工作部',
      figures: null,
      proof,
    },
  })
  await act(await as(-50, 'reviewer'), one, 'publish', { input: { opinion: '条件写得清楚，可供参考。' } })
  const [published] = (await listPractices(ctx.db, { page: 1, size: 1 })).rows
  await openCase(await as(-20, 'cadre-haixi'), {
    process: 'copy',
    unitId: copier,
    title: '学习：商圈骑手服务点',
    answers: {
      practiceId: published?.id,
      practice: one.title,
      change: '格尔木先在一个商圈试，由园区工会联合会管。',
      until: plusDays(ctx.today, 40),
    },
  })
}
