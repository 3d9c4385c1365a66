import { defineParameters, type ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { practice } from './rules/index.ts'

const workdays = say('个工作日', 'working days')
const same = { region: null, validFrom: '2020-01-01', validTo: null, source: practice, confidence: 'D' } as const

const days = (key: string, value: number, zh: string, en: string, unit = workdays): ParameterSeed => ({
  key,
  value,
  label: say(zh, en),
  unit,
  ...same,
})

/** Terms of an assessment, and what a scheme's points add up to. No norm was found: each is to be set by the office. */
export const assessmentParameters = defineParameters([
  days('assessment.prepare-days', 5, '布置迎考任务时限', 'Term for assigning the items'),
  days('assessment.item-days', 15, '自查举证时限', 'Term for the self-check of an item'),
  days('assessment.review-days', 5, '复核时限', 'Term for the review of an item'),
  days('assessment.return-days', 5, '退回补充时限', 'Term for adding what was missing'),
  days('assessment.remind-days', 3, '到期前提醒', 'Reminder before the date'),
  days('assessment.full-marks', 100, '考核框架分值合计', 'Points of a scheme in all', say('分', 'points')),
])
