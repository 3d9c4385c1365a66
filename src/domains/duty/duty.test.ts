import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, listChildren, openCase, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Missing, Refused } from '#platform/errors'
import { domain } from './domain.ts'

const list = {
  actor: 'union',
  basis: '联席会议讲话',
  duties: [
    { duty: '按季报送', often: 'quarter', proof: 'reports' },
    { duty: '列入年度安排', often: 'year', proof: 'typed' },
  ],
}

describe('duty lists', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain])
  })
  afterAll(() => province.close())

  const asked = async () => {
    const { datong, huangzhong } = province.unit
    const one = await province.as('clerk', async (ctx) => {
      const made = await openCase(ctx, {
        process: 'duty-list',
        unitId: province.unit.province,
        title: '工会履职清单',
        answers: list,
      })
      await act(ctx, made, 'submit')
      return made
    })
    await province.as('convener', (ctx) => act(ctx, one, 'confirm'))
    const input = { period: '2026', units: [datong, huangzhong] }
    await province.as('clerk', (ctx) => act(ctx, one, 'ask', { input }))
    await province.as('clerk', (ctx) => act(ctx, one, 'ask', { input }))
    return province.as('clerk', (ctx) => listChildren(ctx.db, one))
  }

  test('ask each unit once, and count for it what the product knows', async () => {
    const children = await asked()
    expect(children).toHaveLength(2)
    const own = children.find((child) => child.unitId === province.unit.datong)
    if (!own) throw new Error('大通 was not asked')
    const shown = await province.as('datong', (ctx) => showCase(ctx, own))
    expect(shown.facts).toMatchObject({
      counted: expect.arrayContaining([{ proof: 'evidence', all: 0, done: 0, late: 0 }]),
      known: { done: [{ duty: '列入年度安排', words: null }] },
    })
    expect(shown.doors.find(({ action }) => action === 'hand-in')?.open).toBe(true)
    const handIn = (done: object[] | null) =>
      province.as('datong', (ctx) => act(ctx, own, 'hand-in', { input: { done, note: null } }))
    await expect(handIn(null)).rejects.toThrow(Refused)
    await handIn([{ duty: '列入年度安排', words: '已列入党组 2026 年工作要点' }])
    await expect(province.as('huangzhong', (ctx) => showCase(ctx, own))).rejects.toThrow(Missing)
  })

  test('a list that is all typing needs a reason: it would burden the units', async () => {
    const typed = { ...list, duties: list.duties.slice(1) }
    const one = await province.as('clerk', (ctx) =>
      openCase(ctx, { process: 'duty-list', unitId: province.unit.province, title: '清单', answers: typed }),
    )
    await expect(province.as('clerk', (ctx) => act(ctx, one, 'submit'))).rejects.toThrow(Refused)
  })

  test('a handover is taken over by the person named, and not from above, from below or by who prepared it', async () => {
    const to = await province.as('datong', async ({ actor }) => ({ id: actor.personId, name: actor.name }))
    const answers = { from: '马若兰', to, on: '2026-12-01', note: null }
    const one = await province.as('xining', (ctx) =>
      openCase(ctx, { process: 'handover', unitId: province.unit.datong, title: '交接', answers }),
    )
    const take = { input: { words: null } }
    await expect(province.as('xining', (ctx) => act(ctx, one, 'take', take))).rejects.toMatchObject({
      refusals: [{ rule: 'other-taker' }, { rule: 'four-eyes' }],
    })
    for (const login of ['plant', 'huangzhong'] as const)
      await expect(province.as(login, (ctx) => act(ctx, one, 'take', take))).rejects.toThrow(Missing)
    expect((await province.as('datong', (ctx) => act(ctx, one, 'take', take))).state).toBe('taken')
  })

  test('a handover is taken over by the person named and by nobody for them, nor by a namesake with another account', async () => {
    const open = (to: unknown) =>
      province.as('datong', (ctx) =>
        openCase(ctx, {
          process: 'handover',
          unitId: province.unit.datong,
          title: '交接',
          answers: { from: 'datong同志', to, on: '2026-12-01', note: null },
        }),
      )
    const take = { input: { words: null } }
    const other = await open({ id: null, name: '新任干部' })
    await expect(province.as('xining', (ctx) => act(ctx, other, 'take', take))).rejects.toMatchObject({
      refusals: [{ rule: 'other-taker' }],
    })
    // Named before the account was there: then the name counts.
    const awaited = await open('xining同志')
    expect((await province.as('xining', (ctx) => act(ctx, awaited, 'take', take))).state).toBe('taken')
  })
})
