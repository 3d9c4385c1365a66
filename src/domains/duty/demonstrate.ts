import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { unitsNamed } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'
import type { Proof } from './model.ts'

/** Duties of a member unit, after the speech; how often is our choice. */
const duties: readonly (readonly [duty: string, often: string, proof: Proof])[] = [
  ['牵头任务按时推进', 'quarter', 'tasks'],
  ['按季报送进展、数据和佐证', 'quarter', 'reports'],
  ['整改事项按期整改', 'always', 'orders'],
  ['把产改列入单位年度工作安排', 'year', 'typed'],
  ['分管领导每半年至少听取一次产改汇报', 'half', 'typed'],
]

/** A confirmed list for member units, two units asked, one of them done with it. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const id = await unitsNamed(ctx.db, ['青海省总工会', '青海省教育厅', '青海省人力资源和社会保障厅'])
  const on = (days: number) => onDay(ctx, plusDays(ctx.today, days))
  const clerk = await asPerson(on(-40), 'clerk')
  const list = await openCase(clerk, {
    process: 'duty-list',
    unitId: id('青海省总工会'),
    title: `${ctx.today.slice(0, 4)}年成员单位履职清单`,
    period: ctx.today.slice(0, 4),
    answers: {
      actor: 'member',
      basis: '省产改联席会议讲话（2024-10-09）：建立履职清单制度',
      duties: duties.map(([duty, often, proof]) => ({ duty, often, proof })),
    },
  })
  await act(clerk, list, 'submit')
  await act(await asPerson(on(-38), 'deputy'), list, 'confirm')
  const units = [id('青海省教育厅'), id('青海省人力资源和社会保障厅')]
  const half = `${ctx.today.slice(0, 4)}-H1`
  await act(await asPerson(on(-3), 'clerk'), list, 'ask', { input: { period: half, units } })
}
