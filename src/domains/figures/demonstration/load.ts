import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { act } from '#kernel/process/server'
import { writeCsv } from '#platform/sheet/server'
import { importRegister } from '../deeds/import.ts'
import { queueConflicts } from '../deeds/queue.ts'
import { sentRegister } from '../deeds/register-file.ts'
import { headings } from '../rules/index.ts'
import { listConflicts } from '../store/conflicts.ts'
import { printed } from './claims.ts'

const fields = Object.keys(headings) as (keyof typeof headings)[]

/** The printed figures as the file they were read from. */
const register = (): Buffer =>
  writeCsv({
    columns: fields.map((field) => ({ header: headings[field], kind: 'text' as const })),
    rows: printed.map((row) => fields.map((field) => row[field])),
  })

/** Figures of the journal that contradict one another, as claims; one conflict is settled, the others wait. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const clerk = await asPerson(onDay(ctx, plusDays(ctx.today, -3)), 'clerk')
  const file = { name: '《青海工运》2024年第10期数据.csv', bytes: register() }
  await importRegister(clerk, await sentRegister(file), false)
  await queueConflicts(clerk)
  const skilled = (await listConflicts(ctx.db)).find(({ title }) => title.includes('技能人才总数'))
  if (!skilled) return
  const reviewer = await asPerson(onDay(ctx, plusDays(ctx.today, -1)), 'reviewer')
  await act(reviewer, { regionId: skilled.regionId, id: skilled.id }, 'settle', {
    input: {
      resolution: 'explain',
      reason: '两数取整一致；讲话为全省技能人才，人社厅为城镇技能型劳动者。今后引用注明口径。',
      headline: '43.9万人（省人力资源和社会保障厅，城镇技能型劳动者）',
    },
  })
}
