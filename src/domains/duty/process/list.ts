import { workingDays } from '#kernel/calendar'
import { Reason } from '#kernel/form'
import { defineProcess } from '#kernel/process'
import { say } from '#platform/say'
import { Asking, DutyList } from '../model.ts'
import { allTyped, practice, speech } from '../rules.ts'

/** A list of duties for one kind of actor. A new year's list takes the place of the old; the old one stays to be read. */
export const dutyListProcess = defineProcess({
  name: 'duty-list',
  version: 1,
  label: say('履职清单', 'Duty list'),
  source: speech,
  form: DutyList,
  start: 'drafted',
  startBy: 'duty.plan',
  readBy: 'duty.read',
  parameters: ['duty.confirm-days'],
  lists: ['actor'],
  page: '/duties/lists/:regionId/:id',
  states: {
    drafted: {
      label: say('拟订', 'Drafted'),
      turn: { by: 'duty.plan' },
      todo: say('征求意见后送审', 'Ask for opinions, then send for approval'),
    },
    submitted: {
      label: say('待确认', 'To be confirmed'),
      within: workingDays({ parameter: 'duty.confirm-days' }),
      source: practice,
      overdue: { tell: 'duty.confirm' },
      turn: { by: 'duty.confirm' },
      todo: say('确认履职清单', 'Confirm the list'),
    },
    'in-force': { label: say('执行中', 'In force') },
    replaced: { label: say('已更新', 'Replaced'), final: true },
    dropped: { label: say('已撤销', 'Dropped'), final: true },
  },
  actions: {
    edit: {
      label: say('修改', 'Change'),
      from: ['drafted'],
      to: 'drafted',
      by: 'duty.plan',
      form: DutyList,
      writes: ['actor', 'basis', 'duties'],
    },
    submit: {
      label: say('送审', 'Send for approval'),
      from: ['drafted'],
      to: 'submitted',
      by: 'duty.plan',
      unlessReasoned: [allTyped],
      tell: 'duty.confirm',
    },
    confirm: {
      label: say('确认', 'Confirm'),
      from: ['submitted'],
      to: 'in-force',
      by: 'duty.confirm',
      notBy: ['open', 'edit', 'submit'],
      source: speech,
      tell: 'duty.perform',
    },
    return: {
      label: say('退回修改', 'Send back'),
      from: ['submitted'],
      to: 'drafted',
      by: 'duty.confirm',
      form: Reason,
      tell: 'duty.plan',
    },
    ask: {
      label: say('发起履职报告', 'Ask for performance'),
      from: ['in-force'],
      to: 'in-force',
      by: 'duty.plan',
      form: Asking,
      source: speech,
    },
    replace: {
      label: say('以新清单替换', 'Replace'),
      from: ['in-force'],
      to: 'replaced',
      by: 'duty.plan',
      form: Reason,
    },
    drop: {
      label: say('撤销', 'Drop'),
      from: ['drafted'],
      to: 'dropped',
      by: 'duty.plan',
      form: Reason,
      danger: true,
    },
  },
})
