import type { SheetOf } from '#kernel/export/server'
import { say } from '#platform/say'
import { type FigureRow, labelIn, states, type WatchRow, watchKinds } from './model/index.ts'

/** Sums as a workbook: figures as numbers, with who reported. */
export const figureSheet: SheetOf<FigureRow> = {
  name: say('指标汇总', 'Sums'),
  columns: [
    { label: say('单位', 'Unit'), value: (row) => row.name, width: 30 },
    { label: say('本级合计', 'Total asked for'), value: (row) => row.isSelf, width: 10 },
    { label: say('数值', 'Figure'), value: (row) => (row.value === null ? null : Number(row.value)), kind: 'number' },
    {
      label: say('本单位自报', 'Own report'),
      value: (row) => (row.own === null ? null : Number(row.own)),
      kind: 'number',
    },
    { label: say('状态', 'State'), value: (row) => labelIn(states, row.state) },
    { label: say('已报单位', 'Reported'), value: (row) => row.reported, kind: 'number', width: 10 },
    { label: say('应报单位', 'Expected'), value: (row) => row.expected, kind: 'number', width: 10 },
    { label: say('提示', 'Warnings'), value: (row) => row.warnings.join(' '), width: 30 },
  ],
}

/** Rules of monitoring as a workbook. */
export const watchSheet: SheetOf<WatchRow> = {
  name: say('监测规则', 'Rules of monitoring'),
  columns: [
    { label: say('指标', 'Indicator'), value: (row) => row.label, width: 30 },
    { label: say('监测内容', 'What'), value: (row) => labelIn(watchKinds, row.kind) },
    { label: say('水平值', 'Level'), value: (row) => (row.level === null ? null : Number(row.level)), kind: 'number' },
    { label: say('自', 'From'), value: (row) => row.validFrom, kind: 'date' },
    { label: say('至', 'Until'), value: (row) => row.validTo, kind: 'date' },
    { label: say('依据', 'Source'), value: (row) => row.source, width: 40 },
  ],
}
