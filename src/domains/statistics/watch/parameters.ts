import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'
import { watchSource } from './rules.ts'

const same = { region: null, validFrom: '2024-01-01', validTo: null, source: watchSource, confidence: 'D' } as const
const workdays = say('个工作日', 'working days')

/** Numbers of monitoring. No norm was found; each is practice, to be set by the customer. */
export const watchParameters = defineParameters([
  {
    key: 'watch.jump-percent',
    label: say('突变提示线（与上期相比）', 'Jump against the period before'),
    value: 50,
    unit: say('%', '%'),
    ...same,
  },
  {
    key: 'watch.outlier-z',
    label: say('离群提示线（稳健 z 值）', 'Robust z of an outlier'),
    value: 3.5,
    unit: say('倍', 'times'),
    ...same,
  },
  {
    key: 'watch.least-peers',
    label: say('离群判断的最少同类单位数', 'Fewest peers for an outlier'),
    value: 8,
    unit: say('个', 'units'),
    ...same,
  },
  {
    key: 'watch.report-days',
    label: say('期末后报送时限', 'Term for reporting after the period'),
    value: 5,
    unit: workdays,
    ...same,
  },
  {
    key: 'watch.answer-days',
    label: say('预警说明时限', 'Term for an answer to an alert'),
    value: 5,
    unit: workdays,
    ...same,
  },
  {
    key: 'watch.check-days',
    label: say('预警核实时限', 'Term for the check of an answer'),
    value: 5,
    unit: workdays,
    ...same,
  },
])
