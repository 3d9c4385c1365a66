import { onDate, workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Assessed, Carried, Responsibility } from '../model/index.ts'
import { opinion, practice } from '../rules/index.ts'

/** What a state-owned enterprise answers for: the reform as part of its own reform and of its Party-building responsibility. */
export const responsibilityProcess = defineProcess({
  name: 'responsibility',
  version: 1,
  label: say('国企产改责任事项', 'Responsibility item of a state firm'),
  source: opinion('二十六'),
  form: Responsibility,
  start: 'included',
  startBy: 'responsibility.include',
  readBy: 'responsibility.read',
  parameters: ['responsibility.assess-days', 'study.remind-days'],
  lists: ['system', 'area', 'dueOn'],
  page: '/responsibilities/:regionId/:id',
  states: {
    included: {
      label: say('落实中', 'Under way'),
      within: onDate({ field: 'dueOn' }),
      source: practice,
      remind: { tell: 'responsibility.answer', before: { parameter: 'study.remind-days' } },
      overdue: { tell: 'responsibility.include' },
      turn: { by: 'responsibility.answer', own: true },
      todo: say('落实责任事项，报告完成情况', 'Do it and report'),
    },
    reported: {
      label: say('待考核', 'To be assessed'),
      within: workingDays({ parameter: 'responsibility.assess-days' }),
      source: practice,
      overdue: { tell: 'responsibility.confirm' },
      turn: { by: 'responsibility.include' },
      todo: say('核实完成情况，提出考核意见', 'Check it and propose a result'),
    },
    assessed: {
      label: say('待审定', 'To be confirmed'),
      within: workingDays({ parameter: 'responsibility.assess-days' }),
      source: practice,
      overdue: { tell: 'responsibility.confirm' },
      turn: { by: 'responsibility.confirm' },
      todo: say('审定考核结果', 'Confirm the result'),
    },
    confirmed: { label: say('已纳入考核', 'Counted'), final: true },
    withdrawn: { label: say('已撤销', 'Withdrawn'), final: true },
  },
  actions: {
    report: {
      label: say('报告完成情况', 'Report'),
      from: ['included'],
      to: 'reported',
      by: 'responsibility.answer',
      form: Carried,
      writes: ['done'],
      tell: 'responsibility.include',
    },
    return: {
      label: say('退回补充', 'Send back'),
      from: ['reported'],
      to: 'included',
      by: 'responsibility.include',
      form: Reason,
      tell: 'responsibility.answer',
    },
    assess: {
      label: say('提出考核意见', 'Assess'),
      from: ['reported'],
      to: 'assessed',
      by: 'responsibility.include',
      form: Assessed,
      writes: ['result', 'shortfall'],
      notBy: ['report'],
      tell: 'responsibility.confirm',
    },
    confirm: {
      label: say('审定', 'Confirm'),
      from: ['assessed'],
      to: 'confirmed',
      by: 'responsibility.confirm',
      source: opinion('二十六'),
      notBy: ['open', 'report', 'assess'],
      tell: 'responsibility.answer',
    },
    reassess: {
      label: say('退回重新考核', 'Assess again'),
      from: ['assessed'],
      to: 'reported',
      by: 'responsibility.confirm',
      form: Reason,
      notBy: ['open', 'report', 'assess'],
      tell: 'responsibility.include',
    },
    withdraw: {
      label: say('撤销', 'Withdraw'),
      from: ['included'],
      to: 'withdrawn',
      by: 'responsibility.include',
      form: Reason,
      danger: true,
      tell: 'responsibility.answer',
    },
  },
})
