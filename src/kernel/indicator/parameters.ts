import type { ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'

const always = { region: null, validFrom: '2016-01-01', validTo: null, confidence: 'D' } as const
const own = say('产品默认值', 'Product default')

/** Keys of this room's parameters. */
export const figureKeys = {
  near: 'figures.near-percent',
  least: 'figures.least-denominator',
  export: 'figures.export-max',
} as const

/** Numbers by which figures are judged and handed out. */
export const indicatorParameters: ParameterSeed[] = [
  {
    ...always,
    key: figureKeys.near,
    label: say(
      '概数（近、余、约、左右）与所写数字的最大偏离',
      'How far an approximate figure may be from the number written',
    ),
    value: 10,
    unit: say('%', '%'),
    source: own,
  },
  {
    ...always,
    key: figureKeys.least,
    label: say('计算比率的最小基数', 'Smallest base for which a rate is given'),
    value: 5,
    unit: say('个', 'items'),
    source: say(
      '统计口径：基数不足 5 不计算比率（产品默认值）',
      'Statistics practice: no rate for a base below 5 (product default)',
    ),
  },
  {
    ...always,
    key: figureKeys.export,
    label: say('一次导出数据的最大行数', 'Most rows in one export of figures'),
    value: 20_000,
    unit: say('行', 'rows'),
    source: own,
  },
]
