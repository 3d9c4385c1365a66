import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Approval, Drafted, Issue } from '../model/forms.ts'
import {
  type BulletinFacts,
  changedSinceApproval,
  disputed,
  nothingUpheld,
  outdated,
  unconfirmed,
  unexplained,
  writtenBySame,
} from '../rules/bulletin.ts'
import { sources } from '../rules/sources.ts'

const unsound = [unconfirmed, outdated, nothingUpheld, unexplained]

/** A bulletin (通报) of confirmed scores: drafted, approved, signed under a number and frozen, issued. */
export const bulletinProcess = defineProcess<typeof Drafted, BulletinFacts>({
  name: 'bulletin',
  version: 1,
  label: say('情况通报', 'Bulletin'),
  source: sources.bulletin,
  form: Drafted,
  start: 'draft',
  startBy: 'bulletin.draft',
  readBy: 'score.read',
  parameters: ['bulletin.review-days', 'bulletin.sign-days', 'eval.excellent-cap'],
  page: '/bulletins/:regionId/:id',
  states: {
    draft: {
      label: say('起草', 'Draft'),
      turn: { by: 'bulletin.draft' },
      todo: say('完善通报文稿并送审', 'Finish the text and send it for approval'),
    },
    review: {
      label: say('审核', 'Under approval'),
      within: workingDays({ parameter: 'bulletin.review-days' }),
      source: sources.practice,
      overdue: { tell: 'bulletin.review' },
      turn: { by: 'bulletin.review' },
      todo: say('审核通报', 'Approve the bulletin'),
    },
    approved: {
      label: say('待签发', 'To be signed'),
      within: workingDays({ parameter: 'bulletin.sign-days' }),
      source: sources.practice,
      overdue: { tell: 'bulletin.sign' },
      turn: { by: 'bulletin.sign' },
      todo: say('签发通报', 'Sign the bulletin'),
    },
    signed: {
      label: say('已签发', 'Signed'),
      turn: { by: 'bulletin.draft' },
      todo: say('用印并印发', 'Seal and send out'),
    },
    issued: { label: say('已印发', 'Issued'), final: true },
    withdrawn: { label: say('已撤稿', 'Withdrawn'), final: true },
  },
  actions: {
    submit: {
      label: say('送审', 'Send for approval'),
      from: ['draft'],
      to: 'review',
      by: 'bulletin.draft',
      unless: unsound,
      tell: 'bulletin.review',
    },
    return: {
      label: say('退回修改', 'Send back'),
      from: ['review', 'approved'],
      to: 'draft',
      by: 'bulletin.review',
      form: Reason,
      tell: 'bulletin.draft',
    },
    approve: {
      label: say('审核通过', 'Approve'),
      from: ['review'],
      to: 'approved',
      by: 'bulletin.review',
      form: Approval,
      unless: [...unsound, writtenBySame],
      notBy: ['open', 'submit'],
      tell: 'bulletin.sign',
    },
    sign: {
      label: say('签发', 'Sign'),
      from: ['approved'],
      to: 'signed',
      by: 'bulletin.sign',
      source: sources.paper,
      unless: [...unsound, changedSinceApproval, writtenBySame],
      unlessReasoned: [disputed],
      notBy: ['open', 'submit', 'approve'],
      tell: 'bulletin.draft',
    },
    issue: {
      label: say('印发', 'Issue'),
      from: ['signed'],
      to: 'issued',
      by: 'bulletin.draft',
      form: Issue,
      tell: 'score.read',
    },
    withdraw: {
      label: say('撤稿', 'Withdraw'),
      from: ['draft', 'review', 'approved'],
      to: 'withdrawn',
      by: 'bulletin.draft',
      form: Reason,
      danger: true,
    },
  },
})
