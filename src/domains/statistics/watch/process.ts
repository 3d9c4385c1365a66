import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { AlertForm, Correction, Explanation, Verdict } from '../model/index.ts'
import { watchSource } from './rules.ts'

/** A figure that monitoring asks about: explained or corrected by its unit, closed by somebody else. */
export const alertProcess = defineProcess({
  name: 'alert',
  version: 1,
  label: say('监测预警', 'Alert'),
  source: watchSource,
  form: AlertForm,
  start: 'open',
  startBy: 'system',
  readBy: 'statistics.read',
  parameters: ['watch.answer-days', 'watch.check-days'],
  page: '/statistics/alerts/:regionId/:id',
  states: {
    open: {
      label: say('待说明', 'To be explained'),
      within: workingDays({ parameter: 'watch.answer-days' }),
      source: watchSource,
      overdue: { tell: 'alert.close' },
      turn: { by: 'alert.answer', own: true },
      todo: say('说明情况或更正数据', 'Explain the figure or correct it'),
    },
    explained: {
      label: say('已说明', 'Explained'),
      within: workingDays({ parameter: 'watch.check-days' }),
      source: watchSource,
      overdue: { tell: 'alert.close' },
      turn: { by: 'alert.close' },
      todo: say('核实说明', 'Check the explanation'),
    },
    corrected: {
      label: say('已更正', 'Corrected'),
      within: workingDays({ parameter: 'watch.check-days' }),
      source: watchSource,
      overdue: { tell: 'alert.close' },
      turn: { by: 'alert.close' },
      todo: say('核实更正', 'Check the correction'),
    },
    closed: { label: say('已销号', 'Closed'), final: true },
  },
  actions: {
    explain: {
      label: say('说明情况', 'Explain'),
      from: ['open'],
      to: 'explained',
      by: 'alert.answer',
      form: Explanation,
      tell: 'alert.close',
    },
    correct: {
      label: say('已更正数据', 'Corrected'),
      from: ['open'],
      to: 'corrected',
      by: 'alert.answer',
      form: Correction,
      tell: 'alert.close',
    },
    close: {
      label: say('核实销号', 'Check and close'),
      from: ['explained', 'corrected'],
      to: 'closed',
      by: 'alert.close',
      form: Verdict,
      notBy: ['explain', 'correct'],
      tell: 'alert.answer',
    },
    return: {
      label: say('退回', 'Send back'),
      from: ['explained', 'corrected'],
      to: 'open',
      by: 'alert.close',
      form: Reason,
      tell: 'alert.answer',
    },
  },
})
