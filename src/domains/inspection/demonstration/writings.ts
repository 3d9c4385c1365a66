import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { listIndicators, reportClaims } from '#kernel/indicator/server'
import { unitsNamed } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'
import { prefectures } from './inspection.ts'

/** Prefectures that have reported the figures of the blue book; the others are shown as not having done so. */
const reporting = ['cadre-xining', 'cadre-haidong', 'cadre-haibei', 'cadre-huangnan', 'cadre-hainan']
const quoted = ['reform-employed', 'reform-union-firms']

/** Figures of two years, made up for the demonstration as all its data is. Returns the names of the indicators there are. */
async function reportYears(ctx: Ctx, year: number): Promise<string[]> {
  const all = (await listIndicators(ctx.db)).filter(({ name }) => quoted.includes(name))
  for (const [i, login] of reporting.entries()) {
    const person = await asPerson(ctx, login)
    const [unitId = 0] = person.ownUnits
    for (const back of [2, 1]) {
      const figures = all.map(({ name }, k) => ({
        indicator: name,
        value: (i + 2) * 310 * (k + 1) + (3 - back) * 45,
        qualifier: '',
        scope: '',
        asOf: `${year - back}-12-31`,
        method: 'business' as const,
      }))
      if (figures.length > 0)
        await reportClaims(person, { caseRef: null, unitId, period: String(year - back), figures })
    }
  }
  return all.map(({ label }) => label.zh)
}

/** A chapter being written, its tables set, and a topic of research that waits for its decision. */
export async function demonstrateWritings(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, [...prefectures, '青海省教育厅'])
  const year = Number(ctx.today.slice(0, 4))
  const clerk = await asPerson(onDay(ctx, plusDays(ctx.today, -20)), 'clerk')
  const chapter = await openCase(clerk, {
    process: 'chapter',
    unitId: id('青海省教育厅'),
    title: '产教融合与职业教育',
    answers: {
      area: 'quality',
      outline: '写清现代职业教育、产教融合型企业和学徒制的进展，数据注明来源和截止日期。',
      dueOn: plusDays(ctx.today, 30),
    },
  })
  const indicators = await reportYears(onDay(ctx, plusDays(ctx.today, -20)), year)
  const tables = [
    {
      title: '分市州情况（演示数据）',
      indicators: indicators.join('、'),
      units: prefectures.map(id),
      from: year - 2,
      to: year - 1,
    },
  ]
  if (indicators.length > 0) await act(clerk, chapter, 'tabulate', { input: { tables } })
  await openCase(await asPerson(onDay(ctx, plusDays(ctx.today, -6)), 'cadre-xining'), {
    process: 'research',
    unitId: id('西宁市总工会'),
    title: '新就业形态劳动者入会和服务研究',
    answers: {
      question: '外卖、快递、网约车劳动者入会后最需要哪些服务，工会怎样提供。',
      area: 'ranks',
      lead: '苏映雪',
      partner: null,
      dueOn: plusDays(ctx.today, 180),
    },
  })
}
