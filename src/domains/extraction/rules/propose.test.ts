import { describe, expect, test } from 'vitest'
import { extractFigures } from './index.ts'
import { matchIndicator } from './match.ts'
import { apart, proposalOf } from './propose.ts'

const known = [
  { name: 'highly-skilled', label: '高技能人才', measure: '人' },
  { name: 'local-1', label: '新增高技能人才数', measure: '人' },
  { name: 'local-2', label: '规模以上工业企业新建工作室数', measure: '个' },
]
const proposed = (unit: string, body: string) => {
  const { figures, date } = extractFigures(`${unit}2026年上半年产改工作情况\n\n（2026年7月10日）\n\n${body}\n`)
  return apart(figures.map((found) => proposalOf(found, { known, date, today: '2026-11-28', unit })))
}

describe('a proposal', () => {
  test('keeps the place that is more than whoever reports, and no name twice', () => {
    const [figure] = proposed('青海省人力资源和社会保障厅', '2026年上半年，全省技能人才总量达到43.9万人。')
    expect(figure).toMatchObject({ scope: '全省', label: '技能人才总量', period: '2026-H1' })
    const [own] = proposed('西宁市总工会', '2026年上半年，全市发放慰问金36.5万元。')
    expect(own?.scope).toBe('')
  })

  test('says whom it counts where the catalogue’s name says less', () => {
    const [figure] = proposed('青海省工业和信息化厅', '2026年上半年，全省规模以上工业企业新增高技能人才3100人。')
    expect(figure).toMatchObject({ indicator: 'local-1', scope: '全省规模以上工业企业' })
  })

  test('is neither what came in addition for how many there are, nor a part that somebody once named', () => {
    expect(matchIndicator({ indicator: '新增高技能人才数', unit: '人' }, known.slice(0, 1))).toBeNull()
    expect(matchIndicator({ indicator: '新建工作室数', unit: '个' }, known)).toBeNull()
  })
})
