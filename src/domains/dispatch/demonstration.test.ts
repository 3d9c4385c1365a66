import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headlineClaim } from '#kernel/indicator/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { showReports, showRound, showRounds } from './deeds/show.ts'
import { demonstrate } from './demonstration/load.ts'
import { domain } from './domain.ts'
import { giveWork, workDomain } from './testing.ts'

const whole = { page: 1, size: 200 }

describe('the demonstration', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([workDomain, domain], [], new Date('2026-11-22T02:00:00Z'))
    const { unit } = province
    const units = [
      unit.education,
      unit.labour,
      unit.xining,
      unit.datong,
      unit.huangzhong,
      unit.hainan,
      unit.gonghe,
      unit.plant,
    ]
    await province.asSystem(async (ctx) => {
      for (const [i, unitId] of [...units, ...units].entries())
        await giveWork(ctx, unitId, {
          what: `演示任务${i}`,
          from: '2025-12-01',
          until: i === 0 ? '2026-11-02' : `2026-12-${10 + i}`,
        })
      await demonstrate(ctx)
    })
  }, 240_000)
  afterAll(() => province.close())

  test('has three closed quarters and an open one', async () => {
    const { rows } = await province.as('clerk', (ctx) => showRounds(ctx, whole))
    expect(rows.map((row) => [row.period, row.state])).toEqual([
      ['2026-Q4', 'filling'],
      ['2026-Q3', 'closed'],
      ['2026-Q2', 'closed'],
      ['2026-Q1', 'closed'],
    ])
    const [now, third] = rows
    expect(now?.counts).toMatchObject({ total: 16 })
    for (const name of ['asked', 'submitted', 'returned', 'accepted', 'waiting'] as const)
      expect(now?.counts[name], name).toBeGreaterThan(0)
    for (const name of ['green', 'yellow', 'red', 'sentLate', 'missed', 'sentBack'] as const)
      expect(third?.counts[name], name).toBeGreaterThan(0)
  })

  test('is walked by people, not by the system, and leaves figures', async () => {
    const { rows } = await province.as('clerk', (ctx) => showRounds(ctx, whole))
    const ref = rows.find((row) => row.period === '2026-Q3') ?? rows[0]
    if (!ref) throw new Error('there is no quarter')
    const { late } = await province.as('clerk', (ctx) => showRound(ctx, ref))
    expect(late.length).toBeGreaterThan(0)
    const reports = await province.as('clerk', (ctx) => showReports(ctx, ref, whole))
    expect(reports.rows.every((row) => row.state === 'accepted' || row.state === 'missed')).toBe(true)
    const head = await province.as('clerk', (ctx) => headlineClaim(ctx, 'dispatch-on-time-rate', ref.unitId, '2026-Q3'))
    expect(Number(head?.claim.value)).toBeGreaterThan(0)
  })

  test('has been watched over night: nothing past its end waits for the first morning to turn red', async () => {
    const late = await province.asSystem(({ db }) =>
      sql<{
        light: string
      }>`select light from cases where process = 'work' and answers ->> 'until' < '2026-11-22'`.execute(db),
    )
    expect(late.rows).toEqual([{ light: 'red' }])
  })

  test('does nothing where nothing is tracked', async () => {
    const empty = await openTestProvince([domain])
    await empty.asSystem((ctx) => demonstrate(ctx))
    expect((await empty.as('clerk', (ctx) => showRounds(ctx, whole))).rows).toEqual([])
    await empty.close()
  }, 60_000)
})
