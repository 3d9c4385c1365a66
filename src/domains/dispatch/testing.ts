import { sql } from 'kysely'
import { onDate } from '#kernel/calendar'
import { type Ctx, defineDomain, onDay } from '#kernel/domain/server'
import { date, defineForm, optional, targets, text } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { openCase } from '#kernel/process/server'
import { type Say, say } from '#platform/say'

const source = say('测试规则', 'Test rules')

/** A tracked process of another domain, of which the dispatch knows nothing but that it is tracked. */
export const taskLike = defineProcess({
  name: 'work',
  version: 1,
  label: say('工作', 'Work'),
  source,
  form: defineForm({
    what: text(say('事项', 'What')),
    until: optional(date(say('时限', 'Until'))),
    targets: optional(targets(say('目标', 'Targets'))),
  }),
  start: 'open',
  startBy: 'work.give',
  readBy: 'work.read',
  parameters: [],
  tracked: true,
  states: {
    open: { label: say('在办', 'Open'), within: onDate({ field: 'until' }), source },
    done: { label: say('办结', 'Done'), final: true },
  },
  actions: { finish: { label: say('办结', 'Finish'), from: ['open'], to: 'done', by: 'work.give' } },
})

const everybody = [
  'office-clerk',
  'office-reviewer',
  'convener',
  'liaison',
  'prefecture-cadre',
  'county-cadre',
] as const

/** The domain of that process, for a test province. */
export const workDomain = defineDomain({
  name: 'work',
  label: say('工作', 'Work'),
  processes: [taskLike],
  permissions: {
    'work.give': { label: say('交办', 'Give'), posts: ['office-clerk'] },
    'work.read': { label: say('查看', 'Read'), posts: everybody },
  },
  indicators: [
    {
      name: 'skilled-workers',
      label: say('技能人才数', 'Skilled workers'),
      measure: say('人', 'people'),
      direction: 'up',
      per: 'quarter',
      kind: 'stock',
      decimals: 0,
      source,
    },
  ],
})

/** A piece of work for a unit, begun on a day and ending on another. */
export const giveWork = (
  ctx: Ctx,
  unitId: number,
  work: { what: string; from: string; until: string | null; parties?: { unitId: number; part: Say }[] },
) =>
  openCase(onDay(ctx, work.from), {
    process: 'work',
    unitId,
    title: work.what,
    area: 'quality',
    ...(work.parties ? { parties: work.parties } : {}),
    answers: {
      what: work.what,
      until: work.until,
      targets: [{ noun: '技能人才数', value: 2000, measure: '人', comparison: '>=', by: null }],
    },
  })

/** How many messages begin with some words. */
export async function countNotices(db: Ctx['db'], words: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from notice where text_zh like ${`${words}%`}`.execute(db)
  return rows[0]?.n ?? 0
}
