import { onDate, workingDays } from '#kernel/calendar'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Agreement, Consultation, Deed, Matter, Reason, Verdict } from '../model/index.ts'
import { agreedBehind, sources } from '../rules/index.ts'

/** A matter of the standing links (会商、调研、协同、督导): raised, talked over, agreed, acted on, inspected. */
export const matterProcess = defineProcess({
  name: 'matter',
  version: 1,
  label: say('联动事项', 'Joint matter'),
  source: sources.links,
  form: Matter,
  start: 'raised',
  startBy: 'conference.join',
  readBy: 'conference.read',
  parameters: ['matter.answer-days', 'meeting.remind-days'],
  lists: ['kind'],
  page: '/conference/matters/:regionId/:id',
  states: {
    raised: {
      label: say('已提出', 'Raised'),
      within: workingDays({ parameter: 'matter.answer-days' }),
      source: sources.practice,
      overdue: { tell: 'conference.manage' },
      turn: { by: 'conference.manage' },
      todo: say('组织会商（调研、检查）', 'Bring the units together, or look on the spot'),
    },
    consulted: {
      label: say('已会商', 'Talked over'),
      turn: { by: 'conference.manage' },
      todo: say('商定意见和责任人', 'Agree what is done and by whom'),
    },
    agreed: {
      label: say('落实中', 'Being done'),
      within: onDate({ field: 'dueOn' }),
      remind: { tell: 'conference.join', before: { parameter: 'meeting.remind-days' } },
      overdue: { tell: 'conference.manage' },
      turn: { by: 'conference.join', own: true },
      todo: say('落实商定意见并报结果', 'Do what was agreed and report'),
    },
    acted: {
      label: say('待督导', 'To be inspected'),
      turn: { by: 'conference.check' },
      todo: say('督导核实落实情况', 'Inspect what was done'),
    },
    closed: { label: say('已办结', 'Closed'), final: true },
    dropped: { label: say('已终止', 'Dropped'), final: true },
  },
  actions: {
    consult: {
      label: say('登记会商（调研、检查）', 'Record the consultation'),
      from: ['raised', 'consulted'],
      to: 'consulted',
      by: 'conference.manage',
      form: Consultation,
      writes: ['onDay', 'people', 'findings', 'proof'],
      tell: 'conference.join',
    },
    agree: {
      label: say('商定意见', 'Agree'),
      from: ['consulted'],
      to: 'agreed',
      by: 'conference.manage',
      form: Agreement,
      writes: ['agreement', 'doer', 'dueOn'],
      unless: [agreedBehind],
      tell: 'conference.join',
    },
    report: {
      label: say('报落实情况', 'Report what was done'),
      from: ['agreed'],
      to: 'acted',
      by: 'conference.join',
      form: Deed,
      writes: ['result'],
      tell: 'conference.check',
    },
    close: {
      label: say('督导办结', 'Inspect and close'),
      from: ['acted'],
      to: 'closed',
      by: 'conference.check',
      form: Verdict,
      writes: ['verdict'],
      notBy: ['report'],
      tell: 'conference.join',
    },
    return: {
      label: say('退回', 'Send back'),
      from: ['acted'],
      to: 'agreed',
      by: 'conference.check',
      form: Reason,
      notBy: ['report'],
      tell: 'conference.join',
    },
    drop: {
      label: say('终止', 'Drop'),
      from: ['raised', 'consulted', 'agreed'],
      to: 'dropped',
      by: 'conference.manage',
      form: Reason,
      tell: 'conference.join',
      danger: true,
    },
  },
})
