import { onDate, workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import type { AssessmentFacts } from '../model/facts.ts'
import { Opening, Result, Submission } from '../model/forms.ts'
import { conferenceSource, noPack, openFlags, planSource, practice, unreadyItems } from '../rules/index.ts'

const bySubmission = onDate({ field: 'submitBy' })
const remind = { tell: 'assessment.manage', before: { parameter: 'assessment.remind-days' } }

/** The national assessment of a province in one year, from the plan to the result. */
export const assessmentProcess = defineProcess<typeof Opening, AssessmentFacts>({
  name: 'assessment',
  version: 1,
  label: say('全国产改评价考核', 'National assessment'),
  source: conferenceSource,
  form: Opening,
  start: 'prepared',
  startBy: 'assessment.manage',
  readBy: 'assessment.read',
  parameters: ['assessment.prepare-days', 'assessment.remind-days', 'assessment.full-marks'],
  lists: ['scheme', 'submitBy'],
  page: '/assessment/:regionId/:id',
  states: {
    prepared: {
      label: say('筹备', 'Being prepared'),
      within: workingDays({ parameter: 'assessment.prepare-days' }),
      source: practice,
      overdue: { tell: 'assessment.manage' },
      turn: { by: 'assessment.manage' },
      todo: say('把各项布置给责任单位', 'Assign the items'),
    },
    gathering: {
      label: say('自查举证', 'Being gathered'),
      within: bySubmission,
      source: conferenceSource,
      remind,
      overdue: { tell: 'assessment.manage' },
      turn: { by: 'assessment.manage' },
      todo: say('督促各项就绪，转入预演', 'Get every item ready, then rehearse'),
    },
    rehearsed: {
      label: say('预演完毕待报送', 'Rehearsed, to be submitted'),
      within: bySubmission,
      source: conferenceSource,
      overdue: { tell: 'assessment.submit' },
      turn: { by: 'assessment.submit' },
      todo: say('核对材料包并报送', 'Check the pack and submit it'),
    },
    submitted: {
      label: say('已报送', 'Submitted'),
      turn: { by: 'assessment.manage' },
      todo: say('登记考核结果', 'Record the result'),
    },
    finished: { label: say('已有结果', 'Result known'), final: true },
    cancelled: { label: say('已取消', 'Cancelled'), final: true },
  },
  actions: {
    gather: {
      label: say('布置各项', 'Assign the items'),
      source: planSource,
      from: ['prepared'],
      to: 'gathering',
      by: 'assessment.manage',
    },
    rehearse: {
      label: say('转入预演', 'Rehearse'),
      from: ['gathering'],
      to: 'rehearsed',
      by: 'assessment.manage',
      unlessReasoned: [unreadyItems],
      tell: 'assessment.submit',
    },
    back: {
      label: say('退回补充', 'Send back'),
      from: ['rehearsed'],
      to: 'gathering',
      by: 'assessment.submit',
      form: Reason,
      tell: 'assessment.manage',
    },
    submit: {
      label: say('核对报送', 'Submit'),
      from: ['rehearsed'],
      to: 'submitted',
      by: 'assessment.submit',
      form: Submission,
      notBy: ['open', 'gather', 'rehearse'],
      unless: [openFlags, noPack],
      unlessReasoned: [unreadyItems],
      tell: 'assessment.manage',
    },
    record: {
      label: say('登记结果', 'Record the result'),
      from: ['submitted'],
      to: 'finished',
      by: 'assessment.manage',
      form: Result,
    },
    cancel: {
      label: say('取消迎考', 'Call off the assessment'),
      from: ['prepared', 'gathering', 'rehearsed'],
      to: 'cancelled',
      by: 'assessment.submit',
      form: Reason,
      danger: true,
    },
  },
})
