import { say } from '#platform/say'

export const texts = {
  sums: say('指标汇总', 'Sums of indicators'),
  alerts: say('监测预警', 'Monitoring'),
  rules: say('监测规则', 'Rules of monitoring'),
  formulas: say('公式指标', 'Formulas'),
  targets: say('目标值', 'Targets'),
  newFormula: say('新增公式指标', 'New formula'),
  newTarget: say('新增目标值', 'New target'),
  source: say('经审核数据的汇总', 'Sums of accepted figures'),
  newRule: say('新增规则', 'New rule'),
}
