import { type PostKey, posts } from '#kernel/access'
import { workingDays } from '#kernel/calendar'
import { choice, defineForm, longText, Reason, text } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { level3, ownPost, type WideningFacts } from './rules/index.ts'

const Widening = defineForm({
  post: choice(
    say('岗位', 'Post'),
    (Object.keys(posts) as PostKey[]).map((value) => ({ value, label: posts[value] })),
  ),
  permission: text(say('拟授予的权限', 'Permission'), { max: 60 }),
  reason: longText(say('理由与依据', 'Reason and source'), { max: 500 }),
})

/** More power for a post, from proposal to a decision by somebody else: everybody in that post gains it. */
export const wideningProcess = defineProcess<typeof Widening, WideningFacts>({
  name: 'post-widening',
  version: 1,
  label: say('岗位授权', 'Wider post'),
  source: level3,
  form: Widening,
  start: 'proposed',
  startBy: 'people.manage',
  readBy: 'people.read',
  parameters: ['appointment.approve-days'],
  page: '/posts/changes/:regionId/:id',
  states: {
    proposed: {
      label: say('待批准', 'To be approved'),
      within: workingDays({ parameter: 'appointment.approve-days' }),
      source: level3,
      overdue: { tell: 'people.approve' },
      turn: { by: 'people.approve' },
      todo: say('审批岗位授权', 'Decide on a wider post'),
    },
    granted: { label: say('已授权', 'Granted'), final: true },
    declined: { label: say('未批准', 'Declined'), final: true },
    withdrawn: { label: say('已撤回', 'Withdrawn'), final: true },
  },
  actions: {
    approve: {
      label: say('批准授权', 'Approve'),
      from: ['proposed'],
      to: 'granted',
      by: 'people.approve',
      unless: [ownPost],
      notBy: ['open'],
      asksAgain: true,
      tell: 'people.manage',
    },
    decline: {
      label: say('不批准', 'Decline'),
      from: ['proposed'],
      to: 'declined',
      by: 'people.approve',
      form: Reason,
      tell: 'people.manage',
    },
    withdraw: {
      label: say('撤回', 'Withdraw'),
      from: ['proposed'],
      to: 'withdrawn',
      by: 'people.manage',
      form: Reason,
      danger: true,
    },
  },
})
