import { onDate } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Request, Result } from './model/index.ts'
import { sources } from './rules.ts'

const by = 'counter.handle'
const final = true as const
/** The promise runs on from the day it was made, whoever's turn it is. */
const promised = { within: onDate({ field: 'promisedOn' }), source: sources.promise, overdue: { tell: by } } as const

/** Every service goes this way: received, accepted or returned for what is missing, done. What differs is data. */
export const requestProcess = defineProcess({
  name: 'service-request',
  version: 1,
  label: say('服务申请', 'Request for a service'),
  source: sources.promise,
  form: Request,
  start: 'received',
  startBy: 'system',
  readBy: 'counter.read',
  parameters: [],
  lists: ['service', 'worker'],
  page: '/services/requests/:regionId/:id',
  states: {
    received: {
      label: say('待受理', 'Received'),
      ...promised,
      turn: { by },
      todo: say('核对申请，受理或一次性告知补正', 'Check it: accept it, or say what is missing'),
    },
    returned: { label: say('待本人补正', 'With the worker, to be completed') },
    accepted: {
      label: say('办理中', 'Accepted'),
      ...promised,
      turn: { by },
      todo: say('办理并告知结果', 'Do it, and say what came of it'),
    },
    done: { label: say('已办结', 'Done'), final },
    declined: { label: say('不予办理', 'Declined'), final },
    withdrawn: { label: say('本人已撤回', 'Taken back'), final },
  },
  actions: {
    accept: { label: say('受理', 'Accept'), from: ['received'], to: 'accepted', by },
    return: {
      label: say('退回补正', 'Return to be completed'),
      from: ['received'],
      to: 'returned',
      by,
      form: Reason,
      source: sources.return,
    },
    finish: { label: say('办结', 'Done'), from: ['accepted'], to: 'done', by, form: Result },
    decline: { label: say('不予办理', 'Decline'), from: ['received', 'accepted'], to: 'declined', by, form: Reason },
    resubmit: { label: say('本人补正', 'Completed'), from: ['returned'], to: 'received', by: 'system', tell: by },
    withdraw: { label: say('本人撤回', 'Taken back'), from: ['received', 'returned'], to: 'withdrawn', by: 'system' },
  },
})
