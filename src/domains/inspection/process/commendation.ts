import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Award, Nomination, Notice, Reviewed } from '../model/index.ts'
import { barred, opinion, practice, twoNotices } from '../rules/index.ts'

/** Commending an enterprise whose reform shows results, and the support that follows. */
export const commendationProcess = defineProcess({
  name: 'commendation',
  version: 1,
  label: say('企业表彰', 'Commendation'),
  source: opinion('二十六'),
  form: Nomination,
  start: 'nominated',
  startBy: 'commend.nominate',
  readBy: 'commend.read',
  parameters: ['commend.notice-days', 'commend.review-days'],
  lists: ['enterprise', 'honour'],
  page: '/commendations/:regionId/:id',
  states: {
    nominated: {
      label: say('待审核', 'To be reviewed'),
      within: workingDays({ parameter: 'commend.review-days' }),
      source: practice,
      overdue: { tell: 'commend.review' },
      turn: { by: 'commend.review' },
      todo: say('审核事迹和证明材料', 'Review deeds and evidence'),
    },
    reviewed: {
      label: say('拟公示', 'To be shown'),
      turn: { by: 'commend.review' },
      todo: say('公示', 'Show it in public'),
    },
    noticed: {
      label: say('公示中', 'On public notice'),
      within: workingDays({ parameter: 'commend.notice-days' }),
      source: twoNotices,
      overdue: { act: 'end-notice' },
    },
    shown: {
      label: say('公示期满', 'Notice over'),
      turn: { by: 'commend.decide' },
      todo: say('作出表彰决定', 'Decide'),
    },
    awarded: { label: say('已表彰', 'Commended'), final: true },
    declined: { label: say('未通过', 'Declined'), final: true },
  },
  actions: {
    review: {
      label: say('审核通过', 'Pass'),
      from: ['nominated'],
      to: 'reviewed',
      by: 'commend.review',
      form: Reviewed,
      source: twoNotices,
      unless: [barred],
      notBy: ['open'],
    },
    notice: {
      label: say('公示', 'Show in public'),
      from: ['reviewed'],
      to: 'noticed',
      by: 'commend.review',
      form: Notice,
      source: twoNotices,
      tell: 'commend.nominate',
    },
    'end-notice': {
      label: say('公示期满', 'Notice over'),
      from: ['noticed'],
      to: 'shown',
      by: 'system',
      tell: 'commend.decide',
    },
    object: {
      label: say('异议成立', 'Objection upheld'),
      from: ['noticed', 'shown'],
      to: 'declined',
      by: 'commend.review',
      form: Reason,
      danger: true,
      tell: 'commend.nominate',
    },
    award: {
      label: say('决定表彰', 'Commend'),
      from: ['shown'],
      to: 'awarded',
      by: 'commend.decide',
      form: Award,
      source: opinion('二十六'),
      notBy: ['open', 'review'],
      tell: 'commend.nominate',
    },
    decline: {
      label: say('不予通过', 'Decline'),
      from: ['nominated', 'reviewed'],
      to: 'declined',
      by: 'commend.review',
      form: Reason,
      danger: true,
      tell: 'commend.nominate',
    },
  },
})
