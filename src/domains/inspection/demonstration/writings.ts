import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { listIndicators } from '#kernel/indicator/server'
import { unitsNamed } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'
import { prefectures } from './inspection.ts'

/** What the blue book quotes: nothing is reported for it, it takes what stands in the record already. */
const quoted = ['highly-skilled-people']
const years = { from: 2022, to: 2024 }

/** A chapter being written, its tables set, and a topic of research that waits for its decision. */
export async function demonstrateWritings(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, [...prefectures, '青海省教育厅'])
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
  const known = await listIndicators(ctx.db)
  const indicators = known.filter(({ name }) => quoted.includes(name)).map(({ label }) => label.zh)
  const tables = [
    {
      title: '分市州高技能人才（演示数据）',
      indicators: indicators.join('、'),
      units: prefectures.map(id),
      ...years,
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
