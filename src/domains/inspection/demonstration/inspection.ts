import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { unitsNamed } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { act, listChildren, openCase } from '#kernel/process/server'

export const prefectures = [
  '西宁市总工会',
  '海东市总工会',
  '海北藏族自治州总工会',
  '黄南藏族自治州总工会',
  '海南藏族自治州总工会',
  '果洛藏族自治州总工会',
  '玉树藏族自治州总工会',
  '海西蒙古族藏族自治州总工会',
]
const theme = '《意见》贯彻落实情况'
const points = ['产改列入党委政府议事日程', '职工教育经费用于一线职工', '新就业形态劳动者入会']

/** What every inspection of the demonstration says; findings are made up for it, as its other data is. */
const inspection = (candidates: number[], seedOn: string) => ({
  theme,
  kind: 'yearly',
  basis: '省产改联席会议讲话（2024-10-09）：健全督导检查机制',
  points: points.map((point) => ({ point, source: null })),
  candidates,
  take: 2,
  seedFrom: '次日公布的福彩双色球开奖号码（演示）',
  seedOn,
})

/** One visit recorded, with a finding; the other is still to come. */
async function recordOne(ctx: Ctx, ref: CaseRef): Promise<void> {
  const clerk = await asPerson(ctx, 'clerk')
  const [visit] = await listChildren(ctx.db, ref)
  if (!visit) return
  const input = {
    heldOn: ctx.today,
    people: '林晓棠、秦书瑶',
    checks: points.map((point, i) => ({ point, result: i === 1 ? 'unmet' : 'met', note: null })),
    findings: [
      {
        topic: '职工教育经费用于一线不足',
        finding: '抽查的企业中有一家一线职工占用比例低于规定（演示数据）。',
        demand: '督促企业调整下年度预算，按规定比例用于一线职工。',
      },
    ],
    figures: null,
    proof: null,
  }
  await act(clerk, visit, 'record', { input })
}

/** An inspection under way: the list published, two drawn, one visited. */
export async function demonstrateInspection(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, [...prefectures, '青海省总工会'])
  const province = id('青海省总工会')
  const candidates = prefectures.map(id)
  const published = plusDays(ctx.today, -12)
  const seedOn = plusDays(published, 1)
  const clerkOn = (today: string) => asPerson(onDay(ctx, today), 'clerk')
  const clerk = await clerkOn(published)
  const one = await openCase(clerk, {
    process: 'inspection',
    unitId: province,
    title: `${published.slice(0, 4)}年产改督查：${theme}`,
    answers: inspection(candidates, seedOn),
  })
  await act(clerk, one, 'publish')
  await act(await clerkOn(plusDays(seedOn, 1)), one, 'draw', { input: { seed: '演示 03 07 11 19 26 30 + 08' } })
  await recordOne(onDay(ctx, plusDays(ctx.today, -1)), one)
}
