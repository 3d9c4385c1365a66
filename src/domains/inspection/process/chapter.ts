import { onDate, workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Chapter, Manuscript, Tables } from '../model/index.ts'
import { opinion, practice, yearsAskew } from '../rules/index.ts'

/** A chapter of the blue book on the workforce, from the order to the accepted manuscript. */
export const chapterProcess = defineProcess({
  name: 'chapter',
  version: 1,
  label: say('蓝皮书章节', 'Blue book chapter'),
  source: opinion('二十六'),
  form: Chapter,
  start: 'asked',
  startBy: 'study.plan',
  readBy: 'study.read',
  parameters: ['study.review-days', 'study.remind-days'],
  lists: ['area'],
  page: '/blue-book/:regionId/:id',
  states: {
    asked: {
      label: say('撰写中', 'Being written'),
      within: onDate({ field: 'dueOn' }),
      source: practice,
      remind: { tell: 'study.write', before: { parameter: 'study.remind-days' } },
      overdue: { tell: 'study.plan' },
      turn: { by: 'study.write', own: true },
      todo: say('按写作要求交稿', 'Hand in the manuscript'),
    },
    written: {
      label: say('待审稿', 'To be reviewed'),
      within: workingDays({ parameter: 'study.review-days' }),
      source: practice,
      overdue: { tell: 'study.review' },
      turn: { by: 'study.review' },
      todo: say('审稿，核对引用数据', 'Review; check the figures quoted'),
    },
    accepted: { label: say('已定稿', 'Accepted'), final: true },
    dropped: { label: say('已撤销', 'Dropped'), final: true },
  },
  actions: {
    tabulate: {
      label: say('设定数据表', 'Set the tables'),
      from: ['asked'],
      to: 'asked',
      by: 'study.plan',
      form: Tables,
      writes: ['tables'],
      unless: [yearsAskew],
    },
    write: {
      label: say('交稿', 'Hand in'),
      from: ['asked'],
      to: 'written',
      by: 'study.write',
      form: Manuscript,
      writes: ['text', 'figures'],
      tell: 'study.review',
    },
    accept: {
      label: say('定稿', 'Accept'),
      from: ['written'],
      to: 'accepted',
      by: 'study.review',
      notBy: ['write', 'tabulate'],
      tell: 'study.write',
    },
    return: {
      label: say('退回修改', 'Send back'),
      from: ['written'],
      to: 'asked',
      by: 'study.review',
      form: Reason,
      tell: 'study.write',
    },
    drop: {
      label: say('撤销', 'Drop'),
      from: ['asked'],
      to: 'dropped',
      by: 'study.plan',
      form: Reason,
      danger: true,
      tell: 'study.write',
    },
  },
})
