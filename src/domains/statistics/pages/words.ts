import { say } from '#platform/say'

export const texts = {
  sums: say('指标汇总', 'Sums of indicators'),
  alerts: say('监测预警', 'Monitoring'),
  rules: say('监测规则', 'Rules of monitoring'),
  newRule: say('新增规则', 'New rule'),
}
