import type { ParameterSeed } from '#kernel/parameter'
import { type Say, say } from '#platform/say'
import { practice } from './rules.ts'

const term = (key: string, label: Say, value: number): ParameterSeed => ({
  key,
  label,
  value,
  unit: say('个工作日', 'working days'),
  region: null,
  validFrom: '2024-01-01',
  validTo: null,
  source: practice,
  confidence: 'D',
})

/** Terms of inspections and of the processes around them. No norm was found; each is office practice, to be set by the customer. */
export const inspectionParameters: ParameterSeed[] = [
  term('inspect.visit-days', say('现场检查时限', 'Term for a visit'), 15),
  term('inspect.answer-days', say('被查单位确认时限', "Term for the unit's answer"), 5),
  term('inspect.report-days', say('督查报告时限', 'Term for the report'), 30),
  term('inspect.sign-days', say('督查报告审签时限', 'Term for signing'), 5),
  term('commend.review-days', say('表彰审核时限', 'Term for the review of a nomination'), 10),
  term('commend.notice-days', say('表彰公示期', 'Public notice of a commendation'), 5),
  term('study.review-days', say('课题和书稿评审时限', 'Term for judging topics and manuscripts'), 15),
  term('study.remind-days', say('交稿、结题到期前提醒', 'Reminder before a manuscript or topic is due'), 10),
]
