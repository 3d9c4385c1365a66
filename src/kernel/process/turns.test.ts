import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ctx, defineDomain, onDay } from '#kernel/domain/server'
import { defineForm, text } from '#kernel/form'
import { listNotices } from '#kernel/notification/server'
import { openTestProvince, type PersonKey, type TestProvince, type UnitKey } from '#kernel/testing/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { CaseRow } from './contracts.ts'
import { type AnyProcess, defineProcess } from './index.ts'
import { act, openCase, processRoutes, showCase } from './server.ts'

const source = say('测试规则第一条', 'Test rules, art. 1')
const settle = {
  label: say('批准', 'Settle'),
  from: ['handed'],
  to: 'settled',
  by: 'plea.decide',
  above: true,
  tell: 'plea.write',
} as const

const plea = defineProcess({
  name: 'plea',
  version: 1,
  label: say('请示', 'Plea'),
  source,
  form: defineForm({ what: text(say('内容', 'What')) }),
  start: 'written',
  startBy: 'plea.write',
  readBy: 'plea.write',
  parameters: [],
  states: {
    written: { label: say('待报送', 'Written'), turn: { by: 'plea.write', own: true } },
    handed: { label: say('待批', 'Handed in'), turn: { by: 'plea.decide', above: true } },
    settled: { label: say('已批', 'Settled'), final: true },
  },
  actions: {
    hand: {
      label: say('报送', 'Hand in'),
      from: ['written'],
      to: 'handed',
      by: 'plea.write',
      tell: 'plea.decide',
    },
    settle,
  },
})

const everybody = ['county-cadre', 'prefecture-cadre', 'office-clerk'] as const
const domain = defineDomain({
  name: 'plea',
  label: say('请示', 'Pleas'),
  processes: [plea as unknown as AnyProcess],
  permissions: {
    'plea.write': { label: say('请示', 'Write'), posts: [...everybody] },
    'plea.decide': { label: say('批', 'Decide'), posts: [...everybody] },
  },
})

describe('whose turn it is', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain])
  })
  afterAll(() => province.close())

  const write = (title: string, unit: UnitKey & PersonKey = 'datong', on?: string) =>
    province.as(unit, (ctx) =>
      openCase(on ? onDay(ctx, on) : ctx, {
        process: 'plea',
        unitId: province.unit[unit],
        title,
        answers: { what: 'x' },
      }),
    )
  const hand = (one: Awaited<ReturnType<typeof write>>, on?: string) =>
    province.as('datong', (ctx) => act(on ? onDay(ctx, on) : ctx, one, 'hand'))
  const told = async (login: PersonKey, title: string) => {
    const ask = { page: 1, size: 200 }
    const { rows } = await province.as(login, (ctx) => listNotices(ctx.db, ctx.actor.personId ?? '', ask))
    return rows.some(({ text: words }) => words.zh.includes(title))
  }
  const desk = async (login: PersonKey) => {
    const route = processRoutes.find(({ endpoint }) => endpoint.path === '/desk')
    const given = (ctx: Ctx) => ({ ...ctx, query: { page: 1, size: 100 } }) as never
    const answer = await province.as(login, async (ctx) => (await route?.answer(given(ctx))) as { rows: CaseRow[] })
    return answer.rows.map(({ title }) => title)
  }

  test('of the unit itself: its own people see it and are told, not all those above who might', async () => {
    await write('甲事')
    await province.settle()
    expect(await desk('datong')).toContain('甲事')
    for (const login of ['xining', 'clerk', 'huangzhong'] as const) expect(await desk(login)).not.toContain('甲事')
  })

  test('of a unit above: strictly above, on the desk, in messages, by the doors and by the deed', async () => {
    const one = await write('乙事')
    await hand(one)
    await province.settle()
    for (const login of ['xining', 'clerk'] as const) {
      expect(await desk(login), login).toContain('乙事')
      expect(await told(login, '乙事'), login).toBe(true)
      expect((await province.as(login, (ctx) => showCase(ctx, one))).doors.map((door) => door.action)).toEqual([
        'settle',
      ])
    }
    // The unit holds the permission over those below itself, which is not over itself: no door, not even a closed one.
    const own = await province.as('datong', (ctx) => showCase(ctx, one))
    expect(own).toMatchObject({ doors: [], mine: false })
    expect(await desk('datong')).not.toContain('乙事')
    expect(await told('datong', '乙事')).toBe(false)
    await expect(province.as('datong', (ctx) => act(ctx, one, 'settle'))).rejects.toThrow(Missing)
    expect(await province.as('xining', (ctx) => act(ctx, one, 'settle'))).toMatchObject({ state: 'settled' })
  })

  test('is told while it is news: not of what was settled a year before the message could be sent', async () => {
    const [old, fresh] = [await write('丙事', 'datong', '2025-03-03'), await write('丁事')]
    await hand(old, '2025-03-03')
    await province.as('xining', (ctx) => act(onDay(ctx, '2025-03-04'), old, 'settle'))
    await hand(fresh)
    await province.as('xining', (ctx) => act(ctx, fresh, 'settle'))
    await province.settle()
    expect(await told('datong', '丙事')).toBe(false)
    expect(await told('datong', '丁事')).toBe(true)
  })

  test('is not said to be above where the unit itself could do it: such a process does not start', () => {
    const { above: _, ...open } = settle
    expect(() => defineProcess({ ...plea, actions: { ...plea.actions, settle: open } } as never)).toThrow(
      /waits for a unit above, but action "settle" is open to the unit itself/,
    )
  })
})

describe('messages of a turn', () => {
  test('go to those above while the unit has nobody of its own', async () => {
    const province = await openTestProvince([domain])
    const one = await province.as('clerk', (ctx) =>
      openCase(ctx, { process: 'plea', unitId: province.unit.works, title: '无人之事', answers: { what: 'x' } }),
    )
    await province.settle()
    expect(one.state).toBe('written')
    await province.close()
  })
})
