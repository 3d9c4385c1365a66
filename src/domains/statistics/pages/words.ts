import { type Say, say } from '#platform/say'
import { formatDate } from '#ui'

export const texts = {
  sums: say('指标汇总', 'Sums of indicators'),
  alerts: say('监测预警', 'Monitoring'),
  rules: say('监测规则', 'Rules of monitoring'),
  formulas: say('公式指标', 'Formulas'),
  targets: say('目标值', 'Targets'),
  newFormula: say('新增公式指标', 'New formula'),
  newTarget: say('新增目标值', 'New target'),
  newRule: say('新增规则', 'New rule'),
}

/** Where the figures of a chart come from, and as of when they were summed up. */
export const saySource = ({ at }: { at: string | null }): Say =>
  at === null
    ? say('经审核数据的汇总', 'Sums of accepted figures')
    : say(`经审核数据的汇总，汇总时间 ${formatDate(at)}`, `Sums of accepted figures, summed up ${formatDate(at)}`)
