import { type CellValue, type Head, keptBack, type Measure, measures, type TableRow } from '../model/index.ts'

/** A table with what must be said of it, for a file. */
export interface Told {
  title: string
  /** 口径、时点、来源、保护说明. */
  notes: string[]
  heads: string[]
  rows: { heads: string[]; cells: CellValue[] }[]
}

const total = '合计'
const named = (heads: readonly Head[]) => (heads.length === 0 ? total : heads.map(({ label }) => label.zh).join(' / '))

interface Facts {
  unitName: string
  asOf: string
  least: number
  hidden: number
  use: 'publish' | 'internal'
  measure: Measure
  inRows: number
  dims: readonly { label: { zh: string }; source: { zh: string } }[]
  filters: readonly { label: { zh: string }; category: { zh: string } }[]
}

/** What is written above and below the table in a workbook and a document. */
export function tell(facts: Facts, columns: readonly (readonly Head[])[], rows: readonly TableRow[]): Told {
  const measure = measures.find(({ value }) => value === facts.measure)?.label.zh ?? ''
  const by = facts.dims.map(({ label }) => label.zh.replace(/（.*）/, '')).join('、')
  const rowDims = facts.dims.slice(0, facts.inRows).map(({ label }) => label.zh)
  const only = facts.filters.map(({ label, category }) => `${label.zh}：${category.zh}`)
  const protection =
    facts.use === 'internal'
      ? ['内部使用，不得公布：本表未作小数保护。']
      : [
          `少于 ${facts.least} 人的单元格及可据以推算的单元格不公布，以“${keptBack}”表示（本表 ${facts.hidden} 个）。依据：《中华人民共和国统计法》第二十八条。`,
        ]
  return {
    title: `${facts.unitName}职工队伍按${by}分组（${measure}）`,
    notes: [
      `统计时点：${facts.asOf}。统计范围：${facts.unitName}及下级单位在职职工档案。`,
      ...(only.length > 0 ? [`筛选：${only.join('；')}。`] : []),
      ...facts.dims.map(({ label, source }) => `口径——${label.zh}：${source.zh}。`),
      '数据来源：职工档案统计快照。',
      ...protection,
    ],
    heads: [...rowDims, ...columns.map(named)],
    rows: rows.map(({ heads, cells }) => ({
      heads: rowDims.map((_, d) => heads[d]?.label.zh ?? (d === 0 ? total : '')),
      cells,
    })),
  }
}

/** A figure as a person reads it: people whole, shares in per cent, ages with one decimal. */
export function sayCell(value: CellValue, measure: Measure): string {
  if (value === null) return '—'
  if (value === keptBack) return keptBack
  if (measure === 'count') return value.toLocaleString('zh-CN')
  return measure === 'age' ? value.toFixed(1) : `${(100 * value).toFixed(1)}%`
}
