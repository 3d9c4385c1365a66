import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workingDays } from '#kernel/calendar'
import { type Ctx, defineDomain, onDay } from '#kernel/domain/server'
import { defineForm, text } from '#kernel/form'
import { type AnyProcess, defineProcess } from '#kernel/process'
import { act, openCase, setStanding } from '#kernel/process/server'
import { openTestProvince, type TestProvince, type UnitKey } from '#kernel/testing/server'
import { say } from '#platform/say'
import { filingOf } from './changed.ts'
import { domain } from './domain.ts'
import { Cockpit } from './model.ts'

const source = say('测试', 'Test')
const chore = defineProcess({
  name: 'chore',
  version: 1,
  label: say('任务', 'Chore'),
  source,
  form: defineForm({ what: text(say('内容', 'What')) }),
  start: 'open',
  startBy: 'chore.give',
  readBy: 'chore.read',
  parameters: [],
  tracked: true,
  states: {
    open: { label: say('在办', 'Open'), within: workingDays(5), source, turn: { by: 'chore.give' } },
    done: { label: say('办结', 'Done') },
    missed: { label: say('未办', 'Missed'), final: true },
    filed: { label: say('归档', 'Filed'), final: true },
  },
  actions: {
    finish: { label: say('办结', 'Finish'), from: ['open'], to: 'done', by: 'chore.give' },
    miss: { label: say('期满未办', 'Missed'), from: ['open'], to: 'missed', by: 'system' },
    file: { label: say('期满归档', 'Filed'), from: ['done'], to: 'filed', by: 'system' },
  },
})
const chores = defineDomain({
  name: 'chore',
  label: say('任务', 'Chores'),
  processes: [chore as unknown as AnyProcess],
  permissions: {
    'chore.give': { label: say('交办', 'Give'), posts: ['office-clerk'] },
    'chore.read': { label: say('查看', 'Read'), posts: ['office-clerk', 'prefecture-cadre'] },
  },
})

describe('the cockpit', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain, chores])
    const give = (unit: UnitKey, area: string) =>
      province.as('clerk', (ctx) =>
        openCase(ctx, {
          process: 'chore',
          unitId: province.unit[unit],
          title: `${unit}的任务`,
          area,
          answers: { what: 'x' },
        }),
      )
    const red = await give('datong', 'quality')
    await give('xining', 'quality')
    await give('gonghe', 'ranks')
    const why = say('落后 40 个百分点', '40 points behind')
    await province.asSystem((ctx) => setStanding(ctx.db, red, { progress: 10, light: 'red', worst: 'red', why }))
  })
  afterAll(() => province.close())

  const ask = async (ctx: Ctx) =>
    Cockpit.parse(
      await domain.routes?.[0]?.answer({ ...ctx, query: {} } as unknown as Parameters<
        NonNullable<typeof domain.routes>[0]['answer']
      >[0]),
    )

  test('counts what stands where, and missing data is grey, never green', async () => {
    const cockpit = await province.as('clerk', ask)
    expect(cockpit.total).toMatchObject({ open: 3, lights: { red: 1, grey: 2, green: 0 } })
    expect(cockpit.areas.find((one) => one.area === 'quality')).toMatchObject({ open: 2, lights: { red: 1 } })
    expect(cockpit.prefectures.map((one) => [one.regionId, one.open])).toEqual([
      [630100, 2],
      [632500, 1],
    ])
  })

  test('counts what is past its term as red, though it was judged green before', async () => {
    const why = say('与计划持平', 'As planned')
    const late = await province.as('clerk', (ctx) =>
      openCase(onDay(ctx, '2026-01-05'), {
        process: 'chore',
        unitId: province.unit.plant,
        title: '年初的任务',
        answers: { what: 'x' },
      }),
    )
    await province.asSystem((ctx) => setStanding(ctx.db, late, { progress: 50, light: 'green', worst: 'green', why }))
    const { total, stuck } = await province.as('clerk', ask)
    expect(total).toMatchObject({ overdue: 1, lights: { red: 2, green: 0 } })
    expect(stuck[0]).toMatchObject({ title: '年初的任务', light: 'red' })
    await province.as('clerk', (ctx) => act(ctx, late, 'finish'))
    await province.asSystem((ctx) => act(ctx, late, 'file'))
  })

  test('says what is stuck, with whom and why', async () => {
    const { stuck } = await province.as('clerk', ask)
    expect(stuck).toMatchObject([{ unitName: '大通县总工会', light: 'red', lightWhy: { zh: '落后 40 个百分点' } }])
  })

  test('says what others did since the reader was here, and nothing of what they may not read', async () => {
    const { changed } = await province.as('hainan', ask)
    expect(changed).toMatchObject({ steps: 1, deeds: [{ label: { zh: '任务 · 发起' }, steps: 1 }] })
    expect(changed.latest.map(({ row }) => row.title)).toEqual(['gonghe的任务'])
    // One's own deeds are no news.
    expect((await province.as('clerk', ask)).changed).toMatchObject({ steps: 0, latest: [] })
  })

  test('tells what the system did to open work, and not what it only filed away', async () => {
    expect(filingOf(chore as unknown as AnyProcess)).toEqual(['chore.file'])
    const begin = { process: 'chore', unitId: province.unit.gonghe, answers: { what: 'x' } }
    const missed = await province.as('clerk', (ctx) => openCase(ctx, { ...begin, title: '误期的任务' }))
    const filed = await province.as('clerk', (ctx) => openCase(ctx, { ...begin, title: '归档的任务' }))
    await province.asSystem((ctx) => act(ctx, missed, 'miss'))
    await province.as('clerk', (ctx) => act(ctx, filed, 'finish'))
    await province.asSystem((ctx) => act(ctx, filed, 'file'))
    const { deeds } = (await province.as('hainan', ask)).changed
    expect(deeds.map(({ label, steps }) => [label.zh, steps])).toContainEqual(['任务 · 期满未办', 1])
    expect(deeds.map(({ label }) => label.zh)).not.toContain('任务 · 期满归档')
    expect((await province.as('hainan', ask)).changed.steps).toBe(deeds.reduce((sum, { steps }) => sum + steps, 0))
  })

  test('shows a prefecture its own part only', async () => {
    const cockpit = await province.as('hainan', ask)
    expect(cockpit.total.open).toBe(1)
    expect(cockpit.stuck).toEqual([])
  })
})
