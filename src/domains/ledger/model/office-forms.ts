import { choice, date, defineForm, longText, number, optional, text, unit, units, yesNo } from '#kernel/form'
import { workAreas } from '#kernel/process'
import { say } from '#platform/say'
import { clauseWords, due, measured } from './forms.ts'

/** An item of the ledger as it is written and changed. Owners may be left out: that is a fault to be seen, not an error. */
export const ItemForm = defineForm({
  title: text(say('任务名称', 'Title')),
  words: clauseWords,
  area: optional(choice(say('所属重点任务', 'Key task'), workAreas)),
  leads: optional(
    units(say('牵头单位', 'Lead'), {
      hint: say('只选一家；多家或空缺会列为问题。', 'One only; several or none is a fault.'),
    }),
  ),
  joints: optional(units(say('配合单位', 'Joins'))),
  dueOn: due,
  targets: measured,
  note: optional(longText(say('备注', 'Note'), { max: 1000 })),
})

/** Two parts of one item. Words left out stay with both. */
export const SplitForm = defineForm({
  first: text(say('第一项任务', 'First task')),
  firstWords: optional(longText(say('第一项的原文', 'Its words'))),
  second: text(say('第二项任务', 'Second task')),
  secondWords: optional(longText(say('第二项的原文', 'Its words'))),
})

/** The name of an item made of several. */
export const MergeForm = defineForm({ title: text(say('合并后的任务名称', 'Title after merging')) })

/** Units below that take a share of a task. */
export const BreakDownForm = defineForm({
  units: units(say('分解到的单位', 'Units')),
  title: optional(
    text(say('下级任务名称', 'Title of the tasks below'), {
      hint: say('不填则沿用本任务名称。', 'Left out, the same.'),
    }),
  ),
  dueOn: optional(
    date(say('完成时限', 'Due date'), { hint: say('不得晚于本任务的时限。', "Not later than this task's.") }),
  ),
  note: optional(longText(say('要求', 'What is asked'), { max: 1000 })),
})

/** A new year of work points. */
export const PointsForm = defineForm({
  unitId: unit(say('下达单位', 'Issued by')),
  year: number(say('年度', 'Year'), { measure: say('年', ''), min: 2017, max: 2100 }),
  title: text(say('名称', 'Title')),
  copyOpen: yesNo(say('带入上年未完成任务', 'Take over what is open from last year'), {
    hint: say('推进中的任务继续原事项，不重复下达。', 'Tasks under way go on as they are; nothing is issued twice.'),
  }),
})

/** Why a difference is confirmed or not. */
export const DecisionForm = defineForm({ note: optional(longText(say('说明', 'Note'), { max: 1000 })) })
