import { posts } from '#kernel/access'
import { workingDays } from '#kernel/calendar'
import { choice, date, defineForm, longText, optional, Reason, text } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { type GrantFacts, level3, ownGrant, personEnded, powerPosts, threeAdmins } from './rules/index.ts'

const Grant = defineForm({
  login: text(say('账号', 'Account'), { max: 60 }),
  name: text(say('姓名', 'Name'), { max: 60 }),
  post: choice(
    say('岗位', 'Post'),
    powerPosts.map((value) => ({ value, label: posts[value] })),
  ),
  from: date(say('任职起', 'From')),
  to: optional(date(say('任职止（当日不再任职）', 'Until (first day without the post)'))),
  reason: longText(say('理由与依据', 'Reason and source'), { max: 500 }),
})

/** A post that carries power, from proposal to a decision by somebody else. */
export const appointmentProcess = defineProcess<typeof Grant, GrantFacts>({
  name: 'appointment',
  version: 1,
  label: say('授权任职', 'Grant of power'),
  source: level3,
  form: Grant,
  start: 'proposed',
  startBy: 'people.manage',
  readBy: 'people.read',
  parameters: ['appointment.approve-days'],
  page: '/people/grants/:regionId/:id',
  states: {
    proposed: {
      label: say('待批准', 'To be approved'),
      within: workingDays({ parameter: 'appointment.approve-days' }),
      source: level3,
      overdue: { tell: 'people.approve' },
      turn: { by: 'people.approve' },
      todo: say('审批授权任职', 'Decide on a post that carries power'),
    },
    granted: { label: say('已任职', 'Granted'), final: true },
    declined: { label: say('未批准', 'Declined'), final: true },
    withdrawn: { label: say('已撤回', 'Withdrawn'), final: true },
  },
  actions: {
    approve: {
      label: say('批准任职', 'Approve'),
      from: ['proposed'],
      to: 'granted',
      by: 'people.approve',
      unless: [threeAdmins, ownGrant, personEnded],
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
