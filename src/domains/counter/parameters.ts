import { defaultTerm, type ParameterSeed } from '#kernel/parameter'
import { type Say, say } from '#platform/say'
import { sources } from './rules.ts'

const term = (key: string, label: Say, days: number) => defaultTerm(`counter.${key}-days`, label, days, sources.promise)

/** The last round known to us: it is over, and the next comes as new rows. */
const round = {
  region: null,
  validFrom: '2024-04-01',
  validTo: '2025-01-01',
  source: say('失业保险支持技能提升政策（2024 年）', 'Subsidy from unemployment insurance, 2024'),
  confidence: 'S',
} as const
const yuan = say('元', 'yuan')
const times = say('次', 'times')
const months = say('个月', 'months')

/** Terms promised, and the amounts of the subsidy. */
export const counterParameters: ParameterSeed[] = [
  term('join', say('入会申请办结期限', 'Term of joining'), 15),
  term('move', say('会籍接转办结期限', 'Term of a transfer'), 10),
  term('proof', say('证明办结期限', 'Term of a certificate'), 3),
  term('grade', say('技能等级登记办结期限', 'Term of recording a grade'), 5),
  term('subsidy', say('补贴预审办结期限', 'Term of the check before a subsidy'), 10),
  { ...round, key: 'subsidy.level-5', label: say('补贴上限：初级工', 'Most, junior'), value: 1000, unit: yuan },
  { ...round, key: 'subsidy.level-4', label: say('补贴上限：中级工', 'Most, intermediate'), value: 1500, unit: yuan },
  { ...round, key: 'subsidy.level-3', label: say('补贴上限：高级工', 'Most, senior'), value: 2000, unit: yuan },
  { ...round, key: 'subsidy.insured-months', label: say('须参保月数', 'Months insured'), value: 12, unit: months },
  { ...round, key: 'subsidy.apply-months', label: say('发证后申请期', 'Months to apply'), value: 12, unit: months },
  { ...round, key: 'subsidy.times-a-year', label: say('每年最多次数', 'Times a year'), value: 3, unit: times },
]
