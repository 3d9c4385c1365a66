import { defaultTerm, type ParameterSeed } from '#kernel/parameter'
import { say } from '#platform/say'
import { practice, twoNotices } from './rules/index.ts'

/** Terms of inspections and of the processes around them. No norm was found; each is office practice, to be set by the customer, but the public notice, which local papers agree on. */
export const inspectionParameters: ParameterSeed[] = [
  defaultTerm('inspect.visit-days', say('现场检查时限', 'Term for a visit'), 15, practice),
  defaultTerm('inspect.answer-days', say('被查单位确认时限', "Term for the unit's answer"), 5, practice),
  defaultTerm('inspect.report-days', say('督查报告时限', 'Term for the report'), 30, practice),
  defaultTerm('inspect.sign-days', say('督查报告审签时限', 'Term for signing'), 5, practice),
  defaultTerm('commend.review-days', say('表彰审核时限', 'Term for the review of a nomination'), 10, practice),
  {
    ...defaultTerm('commend.notice-days', say('表彰公示期', 'Public notice of a commendation'), 5, twoNotices),
    confidence: 'L',
  },
  defaultTerm(
    'responsibility.assess-days',
    say('国企责任事项考核时限', 'Term for assessing a state firm'),
    15,
    practice,
  ),
  defaultTerm('study.review-days', say('课题和书稿评审时限', 'Term for judging topics and manuscripts'), 15, practice),
  defaultTerm(
    'study.remind-days',
    say('交稿、结题到期前提醒', 'Reminder before a manuscript or topic is due'),
    10,
    practice,
  ),
]
