import { describe, expect, test } from 'vitest'
import { type Item, type SystemBody, scoreIndicators, standardSystem } from '../model/index.ts'
import { compareSystems, findCrossings, findSystemFaults } from './index.ts'

const known = new Map(scoreIndicators.map(({ name, label }) => [name, label]))
const first = (change: Partial<Item>): SystemBody => {
  const [aspect, ...rest] = standardSystem.aspects
  const [item, ...items] = aspect?.items ?? []
  if (!aspect || !item) throw new Error('no items')
  return { ...standardSystem, aspects: [{ ...aspect, items: [{ ...item, ...change }, ...items] }, ...rest] }
}
const words = (zh: string) => ({ zh, en: 'x' })

describe('the legal fence', () => {
  test('lets the standard system through', () => {
    expect(findSystemFaults(standardSystem, known)).toEqual([])
  })

  test.each([
    '公众号点赞数',
    '文章转发次数',
    '网络投票得票数',
    '人均学习时长',
    '学习积分达标率',
    'APP 登录率',
    '每日打卡人数',
    '职工积分排名前十占比',
    '干部个人排名',
  ])('refuses “%s” by law', (zh) => {
    expect(findSystemFaults(first({ label: words(zh) }), known)).toMatchObject([
      { rule: 'legal-fence', source: { zh: expect.stringContaining('国办函〔2026〕12号') } },
    ])
  })

  test('sees what an indicator counts, not only what the item is called', () => {
    const body = first({ kind: 'POSITIVE', target: '100', measure: { kind: 'indicator', name: 'local-1a2b3c4d' } })
    const labels = new Map([...known, ['local-1a2b3c4d', { zh: '人均学习时长', en: 'Learning hours a head' }] as const])
    expect(findCrossings(body, labels)).toMatchObject([{ key: '1.1', word: '学习时长' }])
  })

  test('looks at bonus, deduction and veto, too', () => {
    const [bonus, ...others] = standardSystem.bonuses
    if (!bonus) throw new Error('no bonus')
    const body = { ...standardSystem, bonuses: [{ ...bonus, rule: words('每 1 万次点赞加 1 分') }, ...others] }
    expect(findCrossings(body)).toMatchObject([{ key: 'b1' }])
  })
})

describe('a system', () => {
  test('whose weights do not add up is refused', () => {
    expect(findSystemFaults(first({ weight: 6 }), known)).toMatchObject([
      { rule: 'weights', message: { zh: '权重合计 101.00，应为 100' } },
    ])
  })

  test('whose items cannot be scored is refused', () => {
    expect(findSystemFaults(first({ question: null }), known)).toMatchObject([{ rule: 'item' }])
    expect(findSystemFaults(first({ key: '1.2' }), known)).toMatchObject([{ rule: 'key-twice' }])
    expect(
      findSystemFaults(
        first({ kind: 'POSITIVE', target: '0', measure: { kind: 'indicator', name: 'nobody' } }),
        known,
      ).map((f) => f.rule),
    ).toEqual(['unknown-indicator', 'item'])
  })

  test('shows what its next version says otherwise', () => {
    expect(compareSystems(standardSystem, first({ weight: 6, demands: words('新的佐证') }))).toMatchObject([
      { key: '1.1', field: { zh: '权重' }, before: '5', after: '6' },
      { key: '1.1', field: { zh: '佐证要求' } },
    ])
  })
})
