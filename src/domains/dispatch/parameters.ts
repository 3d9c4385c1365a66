import type { IndicatorSeed, Permission } from '#kernel/domain/server'
import { defineParameters } from '#kernel/parameter'
import { say } from '#platform/say'
import { sources } from './rules/index.ts'

const days = say('个工作日', 'working days')
const points = say('个百分点', 'percentage points')
const always = { region: null, validFrom: '2017-01-01', validTo: null } as const
const practice = { ...always, unit: days, source: sources.practice, confidence: 'D' } as const
const lights = { ...always, unit: points, source: sources.lights, confidence: 'L' } as const

/** Terms and thresholds that a document may change. */
export const dispatchParameters = defineParameters([
  {
    ...practice,
    key: 'dispatch.report-days',
    label: say('季末后报送时限', 'Term for reports after the quarter'),
    value: 5,
  },
  {
    ...practice,
    key: 'dispatch.check-days',
    label: say('季末后（收到后）核查时限', 'Term for checking after the quarter, or after receipt'),
    value: 10,
  },
  {
    ...practice,
    key: 'dispatch.bulletin-days',
    label: say('季末后通报时限', 'Term for the bulletin after the quarter'),
    value: 15,
  },
  {
    ...practice,
    key: 'dispatch.return-days',
    label: say('退回后补充时限', 'Term for completing a returned report'),
    value: 3,
  },
  {
    ...practice,
    key: 'dispatch.remind-days',
    label: say('报送到期前提醒', 'Reminder before a report is due'),
    value: 2,
  },
  {
    ...lights,
    key: 'dispatch.light.yellow',
    label: say('黄灯：滞后达到', 'Yellow: behind by at least'),
    value: 10,
  },
  { ...lights, key: 'dispatch.light.red', label: say('红灯：滞后超过', 'Red: behind by more than'), value: 30 },
  {
    ...practice,
    key: 'dispatch.light.blue-days',
    label: say('蓝灯：距完成时限不超过', 'Blue: due within'),
    value: 10,
    source: sources.blue,
  },
])

/** What one may do with the dispatch, and the posts that hold it from the start. */
export const dispatchPermissions: Readonly<Record<string, Permission>> = {
  'dispatch.read': {
    label: say('查看季度调度', 'See the quarterly dispatch'),
    posts: [
      'office-clerk',
      'office-reviewer',
      'convener',
      'deputy-convener',
      'leader-in-charge',
      'liaison',
      'prefecture-cadre',
      'county-cadre',
      'enterprise-chair',
    ],
  },
  'dispatch.manage': { label: say('开启、催报、结束调度', 'Open, urge and close a quarter'), posts: ['office-clerk'] },
  'dispatch.check': { label: say('核查报送', 'Check reports'), posts: ['office-reviewer', 'office-clerk'] },
  'dispatch.report': {
    label: say('填报季度进展', 'Report each quarter'),
    posts: ['liaison', 'prefecture-cadre', 'county-cadre', 'enterprise-chair', 'leader-in-charge'],
  },
}

const ratio = {
  measure: say('%', '%'),
  direction: 'up',
  per: 'quarter',
  kind: 'ratio',
  decimals: 1,
  source: sources.loop,
} as const

/** What the product counts itself from the reports of a unit and all below it; see `figuresOf`. */
export const dispatchIndicators: readonly IndicatorSeed[] = [
  { ...ratio, name: 'dispatch-on-time-rate', label: say('季度调度按时报送率', 'Reports sent on time') },
  { ...ratio, name: 'dispatch-accepted-rate', label: say('季度调度报送认可率', 'Reports accepted') },
  { ...ratio, name: 'task-progress', label: say('任务平均进度', 'Mean progress of tasks') },
]
