import { randomUUID } from 'node:crypto'
import { type Ctx, defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { nameUnits } from '#kernel/org/server'
import { areas, type CaseView } from '#kernel/process'
import { Invalid, Missing } from '#platform/errors'
import { say } from '#platform/say'
import { demonstrate } from './demonstrate.ts'
import { GetPractice, ListPractices, type PracticeRow } from './model.ts'
import { pilotParameters } from './parameters.ts'
import { pilotProcess } from './process/pilot.ts'
import { copyProcess, practiceProcess } from './process/practice.ts'
import {
  endCopy,
  findPractice,
  insertCopy,
  insertPractice,
  isPublished,
  listPractices,
  retirePractice,
} from './store.ts'

const nameOf = async (ctx: Ctx, unitId: number) => (await nameUnits(ctx.db, [unitId])).get(unitId) ?? ''

/** What the reviewer passed is copied as it stood then: a later case does not change what others read. */
async function publish(ctx: Ctx, one: CaseView): Promise<void> {
  const { area, problem, how, conditions, cost, effect, contact } = one.answers as Record<string, string>
  const texts = { problem, how, conditions, cost, effect, contact } as Record<
    'problem' | 'how' | 'conditions' | 'cost' | 'effect' | 'contact',
    string
  >
  const { regionId, unitId, title } = one
  await insertPractice(ctx.db, {
    ...{ id: randomUUID(), caseId: one.id, regionId, unitId, title, ...texts },
    area: area as PracticeRow['area'],
    unitName: await nameOf(ctx, unitId),
    publishedOn: ctx.today,
  })
}

async function beginCopy(ctx: Ctx, one: CaseView): Promise<void> {
  const practiceId = String(one.answers.practiceId)
  const message = say('“经验编号”不是已发布的经验', 'This is no published practice')
  if (!/^[0-9a-f-]{36}$/.test(practiceId) || !(await isPublished(ctx.db, practiceId)))
    throw new Invalid([{ path: 'answers.practiceId', message, rule: 'not-published' }])
  await insertCopy(ctx.db, { caseId: one.id, practiceId, unitName: await nameOf(ctx, one.unitId), begunOn: ctx.today })
}

type Outcome = 'worked' | 'adapted' | 'failed'

const routes = [
  ...handleList(ListPractices, ({ db, query }) => listPractices(db, query), {
    name: say('经验库', 'Practice'),
    columns: [
      { label: say('经验', 'Practice'), value: (row) => row.title, width: 40 },
      { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
      {
        label: say('重点任务', 'Key task'),
        value: (row) => areas.find(({ value }) => value === row.area)?.label,
        width: 16,
      },
      { label: say('发布日期', 'Published'), value: (row) => row.publishedOn, kind: 'date' },
      { label: say('学习单位数', 'Taken over by'), value: (row) => row.copies, kind: 'number' },
      { label: say('见效单位数', 'Worked in'), value: (row) => row.worked, kind: 'number' },
    ],
  }),
  handle(GetPractice, async ({ db, params }) => {
    const found = await findPractice(db, params.id)
    if (!found) throw new Missing()
    return found
  }),
]

export const domain = defineDomain({
  name: 'pilot',
  label: say('试点与经验', 'Pilots and practice'),
  processes: [pilotProcess as never, practiceProcess as never, copyProcess as never],
  facts: { copy: async (ctx, one) => ({ published: await isPublished(ctx.db, String(one.answers.practiceId)) }) },
  does: {
    'practice.publish': publish,
    'practice.retire': async (ctx, one) => void (await retirePractice(ctx.db, one.id, ctx.today)),
    'copy.open': beginCopy,
    'copy.confirm': async (ctx, one) =>
      void (await endCopy(ctx.db, one.id, one.answers.outcome as Outcome, String(one.answers.result))),
  },
  permissions: {
    'pilot.read': {
      label: say('查看试点和经验', 'See pilots and practice'),
      posts: [
        ...(['convener', 'deputy-convener', 'office-clerk', 'office-reviewer', 'leader-in-charge'] as const),
        ...(['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'] as const),
      ],
    },
    'pilot.run': {
      label: say('申报和推进试点', 'Apply for and run pilots'),
      posts: ['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair'],
    },
    'pilot.review': {
      label: say('评估试点和经验', 'Judge pilots and practice'),
      posts: ['office-clerk', 'office-reviewer'],
    },
    'pilot.name': { label: say('确定试点和示范', 'Name pilots and examples'), posts: ['convener', 'deputy-convener'] },
  },
  routes,
  parameters: pilotParameters,
  migrations: new URL('./migrations', import.meta.url),
  demonstrate,
})
