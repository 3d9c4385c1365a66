import type { SheetOf } from '#kernel/export/server'
import { comparisons } from '#kernel/indicator'
import { say } from '#platform/say'
import {
  type FigureRow,
  type FormulaRow,
  labelIn,
  marks,
  paces,
  states,
  type TargetRow,
  type WatchRow,
  watchKinds,
} from './model/index.ts'

/** A decimal text as a number; a fraction that no decimal ends stays a text. */
const asNumber = (text: string | null) => (text === null ? null : text.includes('/') ? text : Number(text))

const notShown = say('人数过少，不公布', 'Too few people; not shown')

/** Sums as a workbook: figures as numbers, with who reported. */
export const figureSheet: SheetOf<FigureRow> = {
  name: say('指标汇总', 'Sums'),
  columns: [
    { label: say('单位', 'Unit'), value: (row) => row.name, width: 30 },
    { label: say('本级合计', 'Total asked for'), value: (row) => row.isSelf, width: 10 },
    { label: say('分类', 'Category'), value: (row) => row.category ?? say('合计', 'Total'), width: 14 },
    { label: say('数值', 'Figure'), value: (row) => asNumber(row.value), kind: 'number' },
    {
      label: say('本单位自报', 'Own report'),
      value: (row) => asNumber(row.own),
      kind: 'number',
    },
    { label: say('分子', 'Numerator'), value: (row) => asNumber(row.numerator), kind: 'number' },
    { label: say('分母', 'Denominator'), value: (row) => asNumber(row.denominator), kind: 'number' },
    { label: say('状态', 'State'), value: (row) => (row.isHidden ? notShown : labelIn(states, row.state)) },
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
    { label: say('水平值', 'Level'), value: (row) => asNumber(row.level), kind: 'number' },
    { label: say('自', 'From'), value: (row) => row.validFrom, kind: 'date' },
    { label: say('至', 'Until'), value: (row) => row.validTo, kind: 'date' },
    { label: say('依据', 'Source'), value: (row) => row.source, width: 40 },
  ],
}

/** Indicators by formula as a workbook. */
export const formulaSheet: SheetOf<FormulaRow> = {
  name: say('公式指标', 'Formulas'),
  columns: [
    { label: say('指标', 'Indicator'), value: (row) => row.label, width: 30 },
    { label: say('公式', 'Formula'), value: (row) => row.words, width: 50 },
    { label: say('计量单位', 'Measure'), value: (row) => row.measure },
    { label: say('分母下限', 'Least denominator'), value: (row) => asNumber(row.least), kind: 'number' },
    { label: say('依据', 'Source'), value: (row) => row.source, width: 40 },
  ],
}

/** Targets as a workbook. */
export const targetSheet: SheetOf<TargetRow> = {
  name: say('目标值', 'Targets'),
  columns: [
    { label: say('指标', 'Indicator'), value: (row) => row.label, width: 30 },
    { label: say('单位', 'Unit'), value: (row) => row.unitName ?? say('各单位', 'Every unit'), width: 24 },
    { label: say('应当', 'Must be'), value: (row) => comparisons[row.comparison] },
    { label: say('目标值', 'Target'), value: (row) => asNumber(row.value), kind: 'number' },
    { label: say('目标期', 'By'), value: (row) => row.period },
    { label: say('基期', 'Baseline period'), value: (row) => row.baselinePeriod },
    { label: say('基期值', 'Baseline'), value: (row) => asNumber(row.baselineValue), kind: 'number' },
    { label: say('进度测算', 'Pace by'), value: (row) => labelIn(paces, row.pace) },
    { label: say('可信程度', 'How sure'), value: (row) => labelIn(marks, row.confidence) },
    { label: say('自', 'From'), value: (row) => row.validFrom, kind: 'date' },
    { label: say('至', 'Until'), value: (row) => row.validTo, kind: 'date' },
    { label: say('依据', 'Source'), value: (row) => row.source, width: 40 },
  ],
}
