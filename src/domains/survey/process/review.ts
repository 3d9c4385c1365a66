import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Opinion, Review } from '../model/forms.ts'
import { sources } from '../rules/process.ts'
import { notSound, wroteIt } from '../rules/review.ts'

/** A questionnaire is put in force by another than whoever wrote it: in the same unit, or above. */
export const reviewProcess = defineProcess({
  name: 'questionnaire',
  version: 1,
  label: say('问卷审定', 'Review of a questionnaire'),
  source: sources.practice,
  form: Review,
  start: 'proposed',
  startBy: 'survey.run',
  readBy: 'survey.read',
  parameters: [],
  page: '/survey-reviews/:regionId/:id',
  states: {
    proposed: {
      label: say('待审定', 'To be reviewed'),
      turn: { by: 'survey.enforce' },
      todo: say('审定问卷', 'Review the questionnaire'),
    },
    enforced: { label: say('已施行', 'In force'), final: true },
    returned: { label: say('已退回', 'Sent back'), final: true },
    withdrawn: { label: say('已撤回', 'Withdrawn'), final: true },
  },
  actions: {
    enforce: {
      label: say('审定施行', 'Put in force'),
      from: ['proposed'],
      to: 'enforced',
      by: 'survey.enforce',
      form: Opinion,
      notBy: ['open'],
      unless: [wroteIt, notSound],
      tell: 'survey.run',
    },
    return: {
      label: say('退回修改', 'Send back'),
      from: ['proposed'],
      to: 'returned',
      by: 'survey.enforce',
      form: Reason,
      notBy: ['open'],
      tell: 'survey.run',
    },
    withdraw: {
      label: say('撤回', 'Withdraw'),
      from: ['proposed'],
      to: 'withdrawn',
      by: 'survey.run',
    },
  },
})
