import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { AboutFile, Arrival, OnDay, Transfer } from '../model/index.ts'
import { dayAhead, laws, sameUnit } from '../rules/cases.ts'

const by = 'worker.manage'
const final = true as const

/** The life of a file at one unit: it begins a case with the first change, and ends it when the file goes elsewhere. */
export const fileProcess = defineProcess({
  name: 'worker-file',
  version: 1,
  label: say('档案变动', 'Changes of a file'),
  source: laws.register,
  form: AboutFile,
  start: 'active',
  startBy: by,
  readBy: 'worker.read',
  parameters: ['worker.arrival-days'],
  lists: ['worker'],
  page: '/workers/changes/:regionId/:id',
  states: {
    active: { label: say('在职', 'At work') },
    leaving: {
      label: say('待接收', 'Awaiting the other unit'),
      within: workingDays({ parameter: 'worker.arrival-days' }),
      source: laws.register,
      overdue: { tell: by },
    },
    retired: { label: say('退休', 'Retired') },
    left: { label: say('已离省', 'Left the province') },
    gone: { label: say('已转出', 'Gone to another unit'), final },
    deceased: { label: say('已去世', 'Deceased'), final },
  },
  actions: {
    send: {
      label: say('转出', 'Transfer'),
      from: ['active'],
      to: 'leaving',
      by,
      form: Transfer,
      unless: [dayAhead, sameUnit],
    },
    recall: { label: say('撤回转出', 'Recall'), from: ['leaving'], to: 'active', by, form: Reason },
    arrive: { label: say('对方已接收', 'Accepted'), from: ['leaving'], to: 'gone', by: 'system', tell: by },
    refuse: { label: say('对方不接收', 'Declined'), from: ['leaving'], to: 'active', by: 'system', tell: by },
    retire: { label: say('退休', 'Retire'), from: ['active'], to: 'retired', by, form: OnDay, unless: [dayAhead] },
    leave: {
      label: say('离省', 'Leave the province'),
      from: ['active', 'retired'],
      to: 'left',
      by,
      form: OnDay,
      unless: [dayAhead],
    },
    return: {
      label: say('返省或返岗', 'Return'),
      from: ['left', 'retired'],
      to: 'active',
      by,
      form: OnDay,
      unless: [dayAhead],
    },
    decease: {
      label: say('登记去世', 'Record the death'),
      from: ['active', 'retired', 'left'],
      to: 'deceased',
      by,
      form: OnDay,
      unless: [dayAhead],
      danger: true,
    },
  },
})

/** The other side of a transfer: nothing moves before the receiving unit has said yes. */
export const arrivalProcess = defineProcess({
  name: 'worker-arrival',
  version: 1,
  label: say('档案转入', 'Arrival of a file'),
  source: laws.register,
  form: Arrival,
  start: 'asked',
  startBy: 'system',
  readBy: 'worker.read',
  parameters: ['worker.arrival-days'],
  lists: ['worker', 'fromUnit'],
  page: '/workers/arrivals/:regionId/:id',
  states: {
    asked: {
      label: say('待接收', 'To be accepted'),
      within: workingDays({ parameter: 'worker.arrival-days' }),
      source: laws.register,
      overdue: { tell: by },
      turn: { by },
      todo: say('接收或退回档案', 'Accept the file or send it back'),
    },
    accepted: { label: say('已接收', 'Accepted'), final },
    declined: { label: say('未接收', 'Declined'), final },
    recalled: { label: say('对方已撤回', 'Recalled'), final },
  },
  actions: {
    accept: { label: say('接收', 'Accept'), from: ['asked'], to: 'accepted', by },
    decline: { label: say('退回', 'Decline'), from: ['asked'], to: 'declined', by, form: Reason },
    recall: { label: say('对方撤回', 'Recalled'), from: ['asked'], to: 'recalled', by: 'system' },
  },
})
