import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Handover, Taken } from '../model.ts'
import { type HandoverFacts, otherTaker, practice, speech } from '../rules.ts'

/** The person in charge of the reform at a unit changes: whoever comes takes over with everything open in view. */
export const handoverProcess = defineProcess<typeof Handover, HandoverFacts>({
  name: 'handover',
  version: 1,
  label: say('工作交接', 'Handover'),
  source: speech,
  form: Handover,
  start: 'prepared',
  startBy: 'duty.perform',
  readBy: 'duty.read',
  parameters: ['duty.handover-days'],
  lists: ['from', 'to', 'on'],
  page: '/duties/handovers/:regionId/:id',
  states: {
    prepared: {
      label: say('待接收', 'To be taken over'),
      within: workingDays({ parameter: 'duty.handover-days' }),
      source: practice,
      overdue: { tell: 'duty.plan' },
      turn: { by: 'duty.perform', own: true },
      todo: say('接收人核对未办结事项后接收', 'The newcomer checks what is open and takes over'),
    },
    taken: { label: say('已交接', 'Taken over'), final: true },
    cancelled: { label: say('已取消', 'Cancelled'), final: true },
  },
  actions: {
    take: {
      label: say('接收', 'Take over'),
      from: ['prepared'],
      to: 'taken',
      by: 'duty.perform',
      form: Taken,
      unless: [otherTaker],
      notBy: ['open'],
      tell: 'duty.plan',
    },
    cancel: {
      label: say('取消交接', 'Cancel the handover'),
      from: ['prepared'],
      to: 'cancelled',
      by: 'duty.perform',
      form: Reason,
    },
  },
})
