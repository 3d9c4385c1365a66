import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#kernel/domain/server'
import { acceptClaims, reportClaims } from '#kernel/indicator/server'
import { addUnit } from '#kernel/org/server'
import { type AnyProcess, listPaths } from '#kernel/process'
import { act, showCase } from '#kernel/process/server'
import { openTestProvince, type TestProvince } from '#kernel/testing/server'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { domain } from '../domain.ts'
import { sumUp } from '../sums/job.ts'
import { watch } from './job.ts'
import { addRule } from './manage.ts'
import { alertProcess } from './process.ts'
import { belowLevel, jumps, type Own, outliers, silent } from './rules.ts'

const own = (unitId: number, value: string | null, before: string | null = null, peers = 'a'): Own => ({
  unitId,
  value,
  before,
  peers,
})
const ids = (found: { unitId: number }[]) => found.map(({ unitId }) => unitId)

describe('what is asked about', () => {
  test('a level is exact, and says nothing of a unit that said nothing', () => {
    expect(ids(belowLevel([own(1, '29.99'), own(2, '30'), own(3, null)], 'at-least', '30'))).toEqual([1])
  })
  test('a jump is measured against the period before, from no zero', () => {
    expect(
      ids(jumps([own(1, '150', '100'), own(2, '149', '100'), own(3, '40', '100'), own(4, '9', '0'), own(5, '9')], 50)),
    ).toEqual([1, 3])
  })
  test('silence is that of units which spoke before', () => {
    expect(ids(silent([own(1, null), own(2, '0')], '2026-10-15'))).toEqual([1])
  })
  test('an outlier is far from the median of its peers; few or equal peers say nothing', () => {
    const even = [10, 11, 9, 10, 12, 8, 10, 11, 9].map((v, i) => own(i, String(v)))
    expect(ids(outliers([...even, own(99, '60')], { z: 3.5, least: 8 }))).toEqual([99])
    expect(outliers([...even.slice(0, 6), own(99, '60')], { z: 3.5, least: 8 })).toEqual([])
    expect(outliers([...even.map(({ unitId }) => own(unitId, '10')), own(99, '60')], { z: 3.5, least: 8 })).toEqual([])
    expect(outliers([...even, own(99, '60', null, 'elsewhere')], { z: 3.5, least: 8 })).toEqual([])
  })

  test('planted outliers are found among a thousand figures, and false alarms are counted', () => {
    let state = 7
    const roll = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    const usual = () => 100 + 15 * (roll() + roll() + roll() + roll() + roll() + roll() - 3)
    const all: Own[] = []
    const planted = new Set<number>()
    for (let group = 0; group < 50; group++)
      for (let i = 0; i < 20; i++) {
        const id = group * 20 + i
        if (i === 0 && group % 5 === 0) planted.add(id)
        all.push(own(id, (planted.has(id) ? usual() * 3 : usual()).toFixed(2), null, `g${group}`))
      }
    const found = new Set(ids(outliers(all, { z: 3.5, least: 8 })))
    expect([...planted].filter((id) => !found.has(id))).toEqual([])
    const falseAlarms = [...found].filter((id) => !planted.has(id)).length
    expect(falseAlarms).toBeLessThanOrEqual(10) // one in a hundred
  })

  test('no path leads to “closed” through the owner alone', () => {
    const closing = listPaths(alertProcess as unknown as AnyProcess).filter((path) => path.at(-1)?.to === 'closed')
    expect(closing.length).toBeGreaterThan(0)
    expect(alertProcess.actions.close?.notBy).toEqual(['explain', 'correct'])
  })
})

const trained = {
  name: 'trained',
  label: say('培训人次', 'Trained'),
  measure: say('人次', 'people'),
  direction: 'up' as const,
  per: 'quarter' as const,
  kind: 'flow' as const,
  decimals: 0,
  source: say('测试', 'Test'),
}

describe('an alert', () => {
  let province: TestProvince
  const plants: number[] = []
  beforeAll(async () => {
    province = await openTestProvince([{ ...domain, indicators: [trained] }])
    await province.asSystem(async (ctx) => {
      for (let i = 0; i < 10; i++)
        plants.push(
          (
            await addUnit(ctx, {
              name: `厂${i}工会`,
              kind: 'base-union',
              regionId: 630121,
              shortName: null,
              aliases: [],
              uscc: null,
              parentId: province.unit.datong,
              industrialParentId: null,
              validFrom: '2020-01-01',
            })
          ).id,
        )
      for (const [i, id] of plants.entries()) {
        await report(ctx, id, '2026-Q2', 100 + i)
        if (i !== 9) await report(ctx, id, '2026-Q3', i === 0 ? 900 : 101 + i)
      }
      await sumUp(ctx)
    })
    for (const kind of ['level', 'jump', 'missing', 'outlier'])
      await province.as('clerk', (ctx) =>
        addRule(ctx, {
          indicator: 'trained',
          kind,
          comparison: kind === 'level' ? 'at-least' : null,
          level: kind === 'level' ? 103 : null,
          validFrom: '2026-07-01',
          source: '测试规则',
        }),
      )
  })
  afterAll(() => province.close())

  async function report(ctx: Ctx, unitId: number, period: string, value: number): Promise<void> {
    const caseRef = { regionId: 630121, id: randomUUID() }
    await reportClaims(ctx, {
      unitId,
      period,
      caseRef,
      figures: [{ indicator: 'trained', value, qualifier: '', asOf: null, scope: '', method: 'filled' }],
    })
    await acceptClaims(ctx, caseRef)
  }
  const alerts = () =>
    province.asSystem(async ({ db }) => {
      const rows = await db
        .selectFrom('cases' as never)
        .selectAll()
        .execute()
      return (
        rows as { process: string; unitId: number; answers: { kind: string }; regionId: number; id: string }[]
      ).filter((row) => row.process === 'alert')
    })

  test('is raised for each planted case, once, and for nothing else', async () => {
    expect(await province.asSystem(watch)).toBe(4)
    const found = (await alerts()).map((one) => `${one.answers.kind} ${plants.indexOf(one.unitId)}`).sort()
    expect(found).toEqual(['jump 0', 'level 1', 'missing 9', 'outlier 0'])
    expect(await province.asSystem(watch)).toBe(0)
  })

  test('is explained by its unit and closed by somebody else, with a verdict', async () => {
    const one = (await alerts()).find(({ answers }) => answers.kind === 'missing')
    if (!one) throw new Error('no alert')
    await expect(
      province.as('gonghe', (ctx) => act(ctx, one, 'explain', { input: { explanation: '不是我们的' } })),
    ).rejects.toThrow()
    await province.as('datong', (ctx) => act(ctx, one, 'explain', { input: { explanation: '停产检修，已补报。' } }))
    await expect(
      province.as('datong', (ctx) => act(ctx, one, 'close', { input: { verdict: '自己销号' } })),
    ).rejects.toThrow()
    await province.as('reviewer', (ctx) => act(ctx, one, 'close', { input: { verdict: '情况属实。' } }))
    expect((await province.as('reviewer', (ctx) => showCase(ctx, one))).state).toBe('closed')
    expect(await province.asSystem(watch)).toBe(0)
  })

  test('a rule needs an indicator that exists, and a level its number', async () => {
    const wrong = (change: object) =>
      province.as('clerk', (ctx) =>
        addRule(ctx, {
          indicator: 'trained',
          kind: 'level',
          comparison: null,
          level: null,
          validFrom: '2026-07-01',
          source: '测试',
          ...change,
        }),
      )
    await expect(wrong({})).rejects.toThrow(Invalid)
    await expect(wrong({ indicator: 'nothing', kind: 'jump' })).rejects.toThrow(Invalid)
  })
})
