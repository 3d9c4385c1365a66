import type { SheetOf } from '#kernel/export/server'
import { type Say, say } from '#platform/say'
import type { IndicatorDefinition } from './contracts.ts'
import { directions, kinds, pers } from './words.ts'

const wordOf = (list: readonly { value: string; label: Say }[], value: string): Say | null =>
  list.find((one) => one.value === value)?.label ?? null

/** What is counted, with how its figures are to be read. */
export const indicatorSheet: SheetOf<IndicatorDefinition> = {
  name: say('指标目录', 'Indicators'),
  columns: [
    { label: say('指标', 'Indicator'), value: (row) => row.label, width: 32 },
    { label: say('计量单位', 'Measure'), value: (row) => row.measure, width: 10 },
    { label: say('统计期', 'Per'), value: (row) => wordOf(pers, row.per) },
    { label: say('性质', 'Kind'), value: (row) => wordOf(kinds, row.kind) },
    { label: say('方向', 'Better'), value: (row) => wordOf(directions, row.direction) },
    { label: say('小数位数', 'Decimals'), value: (row) => row.decimals, kind: 'number', width: 10 },
    {
      label: say('分类维度', 'Broken down by'),
      value: (row) => row.dimensions.map(({ label }) => label.zh).join('、'),
      width: 20,
    },
    { label: say('依据', 'Source'), value: (row) => row.source, width: 48 },
    { label: say('来源', 'Origin'), value: (row) => (row.origin === 'product' ? '系统' : '本地新增') },
  ],
}
