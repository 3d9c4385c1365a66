import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportOf } from '#kernel/export'
import { look } from '#kernel/sight/server'
import { openTestProvince, type PersonKey, type TestProvince } from '#kernel/testing/server'
import { allRoutes } from '#kernel/whole/server'
import { Forbidden } from '#platform/errors'
import { say } from '#platform/say'
import { domain } from './domain.ts'
import { ListJournal, ListSights } from './model/index.ts'
import { askAs } from './testing.ts'

const subjectId = crypto.randomUUID()

describe('the records of looks at files', () => {
  let province: TestProvince
  beforeAll(async () => {
    province = await openTestProvince([domain])
    const see = (login: PersonKey, way: 'one' | 'unmask', reason: string | null) =>
      province.as(login, (ctx) =>
        look(
          ctx,
          {
            subjectKind: 'worker',
            way,
            purpose: say('会员服务', 'Service'),
            reason,
            fields: way === 'unmask' ? ['phone'] : [],
          },
          async () => null,
          () => [{ regionId: 630121, id: subjectId }],
        ),
      )
    await see('datong', 'one', null)
    await see('hainan', 'unmask', '电话回访')
  })
  afterAll(() => province.close())
  const ask = (query = {}, login: PersonKey = 'auditor') => askAs(province, login, ListSights, { query })

  test('say who looked, from where, how and what for, by each filter', async () => {
    // Both looked at the same moment, so that neither is the later one.
    const seen = (await ask()).rows.map(({ personName, unitName, way }) => `${personName} ${unitName} ${way}`)
    expect(seen.sort()).toEqual(['datong同志 大通县总工会 one', 'hainan同志 海南州总工会 unmask'])
    expect((await ask({ way: 'unmask' })).rows).toMatchObject([{ reason: '电话回访', fields: ['phone'], count: 1 }])
    expect((await ask({ unitId: province.unit.xining })).rows.map(({ personName }) => personName)).toEqual([
      'datong同志',
    ])
    expect((await ask({ words: '回访' })).total).toBe(1)
    expect((await ask({ subjectId })).total).toBe(2)
    expect((await ask({ subjectId: crypto.randomUUID() })).total).toBe(0)
    expect((await ask({ to: '2026-11-19' })).total).toBe(0)
    expect((await ask({ from: '2026-11-20', to: '2026-11-20' })).total).toBe(2)
  })

  test('are for those who audit, and for nobody above, below or beside who keeps files', async () => {
    for (const login of ['clerk', 'reviewer', 'convener', 'xining', 'datong', 'admin'] as const)
      await expect(ask({}, login), login).rejects.toThrow(Forbidden)
  })

  test('are watched themselves: whoever reads them is in the journal, with the filter', async () => {
    await ask({ way: 'unmask' })
    const { rows } = await askAs(province, 'auditor', ListJournal, { query: { action: 'audit.sights' } })
    expect(rows[0]).toMatchObject({ personName: 'auditor同志', subjectKind: 'sight' })
    expect(rows[0]?.actionLabel.zh).toBe('查阅档案查阅记录')
  })

  test('are exported with the filters that are set', () => {
    const path = exportOf(ListSights).path
    expect(allRoutes(province.house).some(({ endpoint }) => endpoint.path === path)).toBe(true)
  })
})
