import { describe, expect, test } from 'vitest'
import { say } from '#platform/say'
import { type Lit, lightToday } from './light.ts'

const judged: Lit = {
  light: 'green',
  worst: 'green',
  lightWhy: say('与计划持平', 'As planned'),
  dueOn: '2026-11-20',
  closedAt: null,
}

describe('the light of today', () => {
  test('is red the day after the term, whatever was judged before, and says why', () => {
    expect(lightToday(judged, '2026-11-20')).toMatchObject({ light: 'green', lightWhy: judged.lightWhy })
    const late = lightToday(judged, '2026-11-21')
    expect(late).toMatchObject({ light: 'red', worst: 'red' })
    expect(late.lightWhy?.zh).toContain('已过期限 2026-11-20')
  })

  test('stays as it was for what is done, what has no term, and what was judged red for a reason of its own', () => {
    const closed = { ...judged, closedAt: '2026-11-19T01:00:00Z' }
    const red = { ...judged, light: 'red' as const, lightWhy: say('滞后 40 个百分点', '40 points behind') }
    for (const one of [closed, { ...judged, dueOn: null }, red])
      expect(lightToday(one, '2026-12-31')).toMatchObject({ light: one.light, lightWhy: one.lightWhy })
    expect(lightToday({ ...judged, light: null }, '2026-12-31').light).toBeNull()
  })
})
