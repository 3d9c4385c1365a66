import { choice, date, defineForm, optional, text, unit, units, yesNo } from '#kernel/form'
import { regions, unitKinds } from '#kernel/org'
import { say } from '#platform/say'

const kinds = (Object.keys(unitKinds) as (keyof typeof unitKinds)[]).map((value) => ({
  value,
  label: unitKinds[value],
}))
const regionChoices = regions.map(({ code, name }) => ({
  value: String(code),
  label: say(`${name.zh} ${code}`, `${name.en} ${code}`),
}))

const name = text(say('名称', 'Name'), { max: 100 })
const shortName = optional(text(say('简称', 'Short name'), { max: 40 }))
const on = date(say('生效日期', 'From'), { hint: say('不晚于今天', 'Today or earlier') })
const source = text(say('依据文件', 'Document'), { max: 200, hint: say('文号与名称', 'Number and title') })
const industrialParentId = optional(unit(say('产业上级', 'Above in the industrial tree')))

export const NewUnitForm = defineForm({
  name,
  shortName,
  kind: choice(say('类型', 'Kind'), kinds),
  regionId: choice(say('行政区划', 'Region'), regionChoices),
  parentId: unit(say('上级单位', 'Unit above')),
  industrialParentId,
  uscc: optional(text(say('统一社会信用代码', 'Credit code'), { max: 30 })),
  validFrom: date(say('设立日期', 'Set up on')),
})

export const RenameForm = defineForm({ name, shortName, on, source })

export const MoveForm = defineForm({
  parentId: optional(unit(say('新的上级单位', 'New unit above'), { hint: say('不变则不填', 'Empty: stays') })),
  industrialParentId,
  regionId: optional(choice(say('新的行政区划', 'New region'), regionChoices)),
  on,
  source,
})

export const MergeForm = defineForm({
  from: units(say('并入的单位', 'Units that merge into it'), {
    hint: say('其下级单位与业务记录随之并入', 'Units below and records go with them'),
  }),
  on,
  source,
})

export const SplitForm = defineForm({
  first: text(say('第一个新单位', 'First new unit'), { max: 100 }),
  firstChildren: optional(units(say('划入第一个新单位的下级', 'Units below that go with it'))),
  second: optional(text(say('第二个新单位', 'Second new unit'), { max: 100 })),
  secondChildren: optional(units(say('划入第二个新单位的下级', 'Units below that go with it'))),
  ends: yesNo(say('原单位是否撤销', 'Does the old unit end?'), {
    hint: say('撤销时业务记录归第一个新单位', 'If so, its records lie with the first new one'),
  }),
  on,
  source,
})

export const CloseForm = defineForm({ on, source })
