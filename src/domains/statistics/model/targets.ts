import { z } from 'zod'
import { choice, date, defineForm, longText, number, optional, period, text, unit } from '#kernel/form'
import { comparisons } from '#kernel/indicator'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

const Comparison = z.enum(['at-least', 'more-than', 'at-most', 'less-than', 'equal'])
const Pace = z.enum(['last-two', 'first-last', 'least-squares'])

export const paces = [
  { value: 'last-two', label: say('最近两期', 'The last two figures') },
  { value: 'first-last', label: say('首期与末期', 'The first and the last') },
  { value: 'least-squares', label: say('各期回归', 'All, by least squares') },
] as const

/** How sure a target is; as for parameters. */
export const marks = [
  { value: 'S', label: say('出自文件', 'Read in a source') },
  { value: 'L', label: say('借鉴外省', "From another province's rule") },
  { value: 'G', label: say('通行规定，待核对', 'General rule, to be checked') },
  { value: 'D', label: say('系统默认，待确认', 'Default of the product') },
] as const

/** What is asked of a figure, by when, by which document. */
export const TargetRow = z.object({
  id: z.number(),
  indicator: z.string(),
  label: SayShape,
  measure: SayShape,
  unitId: z.number().nullable(),
  unitName: z.string().nullable(),
  comparison: Comparison,
  value: z.string(),
  period: z.string(),
  baselinePeriod: z.string().nullable(),
  baselineValue: z.string().nullable(),
  pace: Pace,
  source: z.string(),
  confidence: z.enum(['S', 'L', 'G', 'D']),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
export type TargetRow = z.infer<typeof TargetRow>

export const ListTargets = endpoint({
  method: 'GET',
  path: '/statistics/targets',
  summary: say('指标目标值', 'Targets of indicators'),
  needs: 'statistics.read',
  query: Paging,
  answer: pageOf(TargetRow),
})

export const AddTarget = endpoint({
  method: 'POST',
  path: '/statistics/targets',
  summary: say('新增目标值', 'Set a target'),
  needs: 'statistics.manage',
  body: z.object({ answers: z.record(z.string(), z.unknown()) }),
  answer: z.object({ id: z.number() }),
})

const measured = { measure: say('按指标的计量单位', 'in the measure of the indicator'), decimals: 6 }

export const TargetForm = defineForm({
  indicator: text(say('指标', 'Indicator'), { max: 80 }),
  unitId: optional(unit(say('对哪个单位（不填即各单位）', 'Of which unit; all when left out'))),
  comparison: choice(
    say('应当', 'Must be'),
    Comparison.options.map((value) => ({ value, label: comparisons[value] })),
  ),
  value: number(say('目标值', 'Target'), measured),
  period: period(say('目标期', 'By which period')),
  baselinePeriod: optional(period(say('基期', 'Baseline period'))),
  baselineValue: optional(
    number(say('基期值（不填取该期数据）', "Baseline; that period's figure when left out"), measured),
  ),
  pace: choice(say('进度测算', 'Pace by'), paces),
  source: text(say('依据', 'Source'), { max: 300 }),
  confidence: choice(say('依据可信程度', 'How sure'), marks),
  validFrom: date(say('自何日起', 'From')),
})

/** An indicator reckoned from others, in a list. */
export const FormulaRow = z.object({
  indicator: z.string(),
  label: SayShape,
  measure: SayShape,
  /** The formula with the labels of its terms. */
  words: SayShape,
  least: z.string().nullable(),
  source: SayShape,
})
export type FormulaRow = z.infer<typeof FormulaRow>

export const ListFormulas = endpoint({
  method: 'GET',
  path: '/statistics/formulas',
  summary: say('公式指标', 'Indicators by formula'),
  needs: 'statistics.read',
  query: Paging,
  answer: pageOf(FormulaRow),
})

export const AddFormula = endpoint({
  method: 'POST',
  path: '/statistics/formulas',
  summary: say('新增公式指标', 'Define an indicator by a formula'),
  needs: 'statistics.manage',
  body: z.object({ answers: z.record(z.string(), z.unknown()) }),
  answer: z.object({ indicator: z.string() }),
})

export const FormulaForm = defineForm({
  label: text(say('指标名称', 'Name'), { max: 60 }),
  measure: text(say('计量单位', 'Measure'), { max: 20 }),
  formula: longText(say('公式', 'Formula'), {
    max: 1000,
    hint: say(
      '指标名称写在花括号里，如 100 × {技能人才} ÷ {就业人员}；可用 + − × ÷ 括号 min max ratio percent ifMissing。先按期、按单位汇总，再代入公式。',
      'Names of indicators in braces: 100 × {Skilled workers} ÷ {Employed}; also min, max, ratio, percent, ifMissing. Sums come first, then the formula.',
    ),
  }),
  decimals: number(say('小数位数', 'Decimals'), { measure: say('位', 'places'), decimals: 0, min: 0, max: 6 }),
  least: optional(
    number(say('分母低于此数不计算', 'Least denominator'), {
      measure: say('按分母的计量单位', 'in the measure of the denominator'),
      decimals: 6,
    }),
  ),
  direction: choice(say('方向', 'Direction'), [
    { value: 'up', label: say('越高越好', 'Higher is better') },
    { value: 'down', label: say('越低越好', 'Lower is better') },
    { value: 'none', label: say('不分高低', 'Neither') },
  ]),
  source: text(say('依据', 'Source'), { max: 100 }),
})
