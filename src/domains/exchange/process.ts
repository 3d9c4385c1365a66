import { onDate, workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Agreement, agreementFields, Extension, Opinion, Renewal } from './model/index.ts'
import {
  type AgreementFacts,
  beyondConsent,
  endsBefore,
  notAssessed,
  nothingNamed,
  notLater,
  wrongAddress,
} from './rules/agreement.ts'
import { sources } from './rules/sources.ts'

const manage = 'exchange.manage'
const approve = 'exchange.approve'
const answer = {
  within: workingDays({ parameter: 'exchange.answer-days' }),
  source: sources.sharing,
  overdue: { tell: approve },
  turn: { by: approve },
} as const
/** Past its last day an agreement ends by itself, and nobody is let in any more even before it does. */
const running = {
  within: onDate({ field: 'until' }),
  source: sources.practice,
  remind: { tell: manage, before: { parameter: 'exchange.renew-days' } },
  overdue: { act: 'lapse' },
} as const
const live = ['inForce', 'renewing', 'suspended'] as const

/** What is shared with one department for one purpose: asked for by one person, approved by another. */
export const agreementProcess = defineProcess<typeof Agreement, AgreementFacts>({
  name: 'exchange-agreement',
  version: 1,
  label: say('数据共享协议', 'Agreement to share'),
  source: sources.sharing,
  form: Agreement,
  start: 'requested',
  startBy: manage,
  readBy: 'exchange.read',
  parameters: ['exchange.answer-days', 'exchange.renew-days'],
  lists: ['partner', 'direction', 'purpose'],
  page: '/exchange/:regionId/:id',
  states: {
    requested: { label: say('待审核', 'To be decided'), ...answer, todo: say('审核共享申请', 'Decide on the request') },
    returned: {
      label: say('待补充', 'To be completed'),
      turn: { by: manage, own: true },
      todo: say('按意见补充', 'Complete it'),
    },
    inForce: { label: say('生效中', 'In force'), ...running },
    renewing: { label: say('生效中（续签待审）', 'In force; renewal asked'), ...running, turn: { by: approve } },
    suspended: { label: say('已暂停', 'Suspended'), ...running },
    ended: { label: say('已终止', 'Ended'), final: true },
    declined: { label: say('未同意', 'Declined'), final: true },
  },
  actions: {
    approve: {
      label: say('同意共享', 'Approve'),
      from: ['requested'],
      to: 'inForce',
      by: approve,
      form: Opinion,
      notBy: ['open', 'complete'],
      unless: [endsBefore, nothingNamed, beyondConsent, notAssessed, wrongAddress],
      source: sources.sharing,
      tell: manage,
      asksAgain: true,
    },
    return: {
      label: say('退回补充', 'Send back'),
      from: ['requested'],
      to: 'returned',
      by: approve,
      form: Reason,
      tell: manage,
    },
    complete: {
      label: say('补充后重报', 'Complete'),
      from: ['returned'],
      to: 'requested',
      by: manage,
      form: Agreement,
      writes: agreementFields,
      tell: approve,
    },
    decline: {
      label: say('不同意', 'Decline'),
      from: ['requested'],
      to: 'declined',
      by: approve,
      form: Reason,
      tell: manage,
    },
    askRenewal: {
      label: say('申请续签', 'Ask to go on'),
      from: ['inForce'],
      to: 'renewing',
      by: manage,
      form: Renewal,
      unless: [notLater],
      tell: approve,
    },
    extend: {
      label: say('同意续签', 'Extend'),
      from: ['renewing'],
      to: 'inForce',
      by: approve,
      form: Extension,
      writes: ['until'],
      notBy: ['askRenewal', 'open', 'complete'],
      unless: [notLater],
      tell: manage,
    },
    refuseRenewal: {
      label: say('不续签', 'Do not extend'),
      from: ['renewing'],
      to: 'inForce',
      by: approve,
      form: Reason,
      tell: manage,
    },
    suspend: {
      label: say('暂停', 'Suspend'),
      from: ['inForce', 'renewing'],
      to: 'suspended',
      by: manage,
      form: Reason,
      tell: approve,
    },
    resume: {
      label: say('恢复', 'Resume'),
      from: ['suspended'],
      to: 'inForce',
      by: approve,
      form: Opinion,
      notBy: ['suspend', 'open', 'complete'],
      unless: [endsBefore],
      tell: manage,
    },
    end: {
      label: say('终止', 'End'),
      from: [...live],
      to: 'ended',
      by: manage,
      form: Reason,
      danger: true,
      tell: approve,
    },
    lapse: { label: say('到期终止', 'Lapsed'), from: [...live], to: 'ended', by: 'system', tell: manage },
  },
})
