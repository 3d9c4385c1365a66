import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { unitsNamed } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'

const shared = {
  contact: '办公室（演示）',
  ground: 'statute',
  consent: null,
  fields: null,
  kinds: null,
  addresses: null,
}

/** Agreements made up for the demonstration: one in force, one that waits for an answer. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, ['格尔木市总工会'])
  const unitId = id('格尔木市总工会')
  const as = async (days: number, login: string): Promise<Ctx> => {
    const one = await asPerson(onDay(ctx, plusDays(ctx.today, days)), login)
    return { ...one, actor: { ...one.actor, confirmedUntil: new Date(one.now.getTime() + 600_000).toISOString() } }
  }
  const jobs = await openCase(await as(-40, 'cadre-golmud'), {
    ...{ process: 'exchange-agreement', unitId, title: '格尔木市就业服务局（演示）：就业岗位推荐' },
    answers: {
      ...shared,
      ...{ partner: '格尔木市就业服务局（演示）', direction: 'out', purpose: '就业岗位推荐', ground: 'consent' },
      ...{ consent: 'jobs', basis: '就业促进法第三十五条（公共就业服务）' },
      ...{ fields: ['name', 'occupation', 'skillGrade', 'phone'], dayQuota: 500, callQuota: 50 },
      ...{
        from: plusDays(ctx.today, -35),
        until: plusDays(ctx.today, 330),
        assessment: '个人信息保护影响评估（演示）',
      },
    },
  })
  await act(await as(-36, 'cadre-haixi'), jobs, 'approve', { input: { opinion: '用途单一，字段最小，同意。' } })
  await openCase(await as(-3, 'cadre-golmud'), {
    ...{ process: 'exchange-agreement', unitId, title: '格尔木市职业技术学校（演示）：培训信息归档' },
    answers: {
      ...shared,
      ...{ partner: '格尔木市职业技术学校（演示）', direction: 'in', purpose: '培训信息归档' },
      ...{ basis: '职业教育法第十七条（学习成果认定）', kinds: ['training'], dayQuota: 2000, callQuota: 500 },
      ...{ from: plusDays(ctx.today, 7), until: plusDays(ctx.today, 372), assessment: null },
    },
  })
}
