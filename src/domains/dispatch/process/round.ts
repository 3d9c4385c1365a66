import { onDate } from '#kernel/calendar'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Round, Urging } from '../model/forms.ts'
import { nobodyLate, nothingToAdd, type RoundKnown, sources, unacceptedLeft } from '../rules/index.ts'

const urge = {
  label: say('催报', 'Urge late units'),
  by: 'dispatch.manage',
  form: Urging,
  source: sources.practice,
  unless: [nobodyLate],
} as const
const add = {
  label: say('补充新任务', 'Add tasks begun since'),
  by: 'dispatch.manage',
  source: sources.loop,
  unless: [nothingToAdd],
} as const

/** A quarter of dispatch of one issuing unit: units report, the office checks, the quarter is closed. */
export const roundProcess = defineProcess<typeof Round, RoundKnown>({
  name: 'round',
  version: 1,
  label: say('季度调度', 'Quarterly dispatch'),
  source: sources.loop,
  form: Round,
  start: 'filling',
  startBy: 'dispatch.manage',
  readBy: 'dispatch.read',
  parameters: ['dispatch.report-days', 'dispatch.check-days', 'dispatch.bulletin-days'],
  page: '/dispatch/rounds/:regionId/:id',

  states: {
    filling: {
      label: say('填报中', 'Units report'),
      within: onDate({ field: 'dueOn' }),
      source: sources.practice,
      overdue: { act: 'term-over' },
      turn: { by: 'dispatch.manage' },
      todo: say('掌握报送进度，催报', 'Follow the reports and urge'),
    },
    checking: {
      label: say('核查中', 'The office checks'),
      within: onDate({ field: 'checkOn' }),
      source: sources.practice,
      overdue: { tell: 'dispatch.manage' },
      turn: { by: 'dispatch.manage' },
      todo: say('完成核查，结束本季度调度', 'Finish checking and close the quarter'),
    },
    closed: { label: say('已结束', 'Closed'), final: true },
  },

  actions: {
    check: {
      label: say('转入核查', 'Begin checking'),
      from: ['filling'],
      to: 'checking',
      by: 'dispatch.manage',
      source: sources.practice,
    },
    'term-over': {
      label: say('填报期满，转入核查', 'Term over, checking begins'),
      from: ['filling'],
      to: 'checking',
      by: 'system',
    },
    urge: { ...urge, from: ['filling'], to: 'filling' },
    press: { ...urge, from: ['checking'], to: 'checking' },
    add: { ...add, from: ['filling'], to: 'filling' },
    'add-late': { ...add, from: ['checking'], to: 'checking' },
    close: {
      label: say('结束本季度调度', 'Close the quarter'),
      from: ['filling', 'checking'],
      to: 'closed',
      by: 'dispatch.manage',
      source: sources.practice,
      unlessReasoned: [unacceptedLeft],
      danger: true,
    },
  },
})
