import { workingDays } from '#kernel/calendar'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Reason, Topic } from '../model/index.ts'
import { sources } from '../rules/index.ts'

/** A topic (议题) that a member brings: taken into an agenda, put off or declined with a reason, dealt with by a meeting. */
export const topicProcess = defineProcess({
  name: 'topic',
  version: 1,
  label: say('会议议题', 'Topic'),
  source: sources.tracking,
  form: Topic,
  start: 'proposed',
  startBy: 'conference.join',
  readBy: 'conference.read',
  parameters: ['topic.answer-days'],
  lists: ['body', 'area'],
  page: '/conference/topics/:regionId/:id',
  states: {
    proposed: {
      label: say('已提出', 'Raised'),
      within: workingDays({ parameter: 'topic.answer-days' }),
      source: sources.practice,
      overdue: { tell: 'conference.manage' },
      turn: { by: 'conference.manage' },
      todo: say('研究是否列入议程', 'Decide whether it goes on an agenda'),
    },
    taken: {
      label: say('已列入议程', 'On the agenda'),
      turn: { by: 'conference.manage' },
      todo: say('提请会议审议', 'Bring it before the meeting'),
    },
    deferred: {
      label: say('暂缓', 'Put off'),
      turn: { by: 'conference.manage' },
      todo: say('条件成熟后列入议程', 'Take it up when the time has come'),
    },
    dealt: { label: say('会议已议', 'Dealt with'), final: true },
    declined: { label: say('不予列入', 'Declined'), final: true },
    withdrawn: { label: say('已撤回', 'Withdrawn'), final: true },
  },
  actions: {
    take: {
      label: say('列入议程', 'Put on the agenda'),
      from: ['proposed', 'deferred'],
      to: 'taken',
      by: 'conference.manage',
      tell: 'conference.join',
    },
    defer: {
      label: say('暂缓', 'Put off'),
      from: ['proposed', 'taken'],
      to: 'deferred',
      by: 'conference.manage',
      form: Reason,
      tell: 'conference.join',
    },
    decline: {
      label: say('不予列入', 'Decline'),
      from: ['proposed', 'deferred'],
      to: 'declined',
      by: 'conference.manage',
      form: Reason,
      tell: 'conference.join',
      danger: true,
    },
    withdraw: {
      label: say('撤回', 'Withdraw'),
      from: ['proposed', 'deferred'],
      to: 'withdrawn',
      by: 'conference.join',
      form: Reason,
      danger: true,
    },
    deal: { label: say('会议已议', 'Dealt with'), from: ['taken'], to: 'dealt', by: 'system', tell: 'conference.join' },
  },
})
