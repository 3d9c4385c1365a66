import { areas } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { choices, type DifferenceRow, type FieldName, type Own, relations } from '../model/index.ts'

export const titles = {
  frameworks: say('任务框架', 'Frameworks'),
  framework: say('任务框架', 'Framework'),
  rollUp: say('覆盖情况', 'Coverage'),
  adoptions: say('细化采纳', 'Adoptions'),
  adoption: say('采纳清单', 'Adoption'),
  reconcile: say('三方对照', 'Reconcile'),
  mappings: say('框架对照', 'Mappings'),
  mapping: say('框架对照', 'Mapping'),
}

export const labels = {
  key: say('编号', 'Key'),
  title: say('举措', 'Measure'),
  words: say('内容', 'Content'),
  group: say('部分', 'Part'),
  area: say('重点任务', 'Key task'),
  targets: say('目标', 'Targets'),
  dueOn: say('完成时限', 'Due'),
  lead: say('牵头单位', 'Lead'),
  basis: say('依据', 'Source'),
  was: say('上版编号', 'Key before'),
  choice: say('选择', 'Choice'),
  reason: say('理由', 'Reason'),
  into: say('并入', 'Merged into'),
  unit: say('单位', 'Unit'),
  version: say('版本', 'Version'),
  state: say('状态', 'State'),
  year: say('年度', 'Year'),
  name: say('名称', 'Name'),
}

export const kinds: Readonly<Record<DifferenceRow['kind'], Say>> = {
  unchanged: say('未变化', 'Unchanged'),
  moved: say('上级改了编号', 'Moved above'),
  theirs: say('仅上级有改动', 'Changed above only'),
  ours: say('仅本级有改动', 'Changed by us only'),
  same: say('两级改得一样', 'Changed alike'),
  both: say('两级都有改动', 'Changed by both'),
  split: say('上级已拆分', 'Split above'),
  joined: say('上级已合并', 'Joined above'),
  added: say('上级新增', 'Added above'),
  gone: say('上级已取消', 'Let go above'),
  undecided: say('原版未选择', 'Was undecided'),
}

export const covers = {
  covered: { sign: '●', label: say('覆盖', 'Covered') },
  exceeds: { sign: '▲', label: say('超出', 'Exceeds') },
  misses: { sign: '○', label: say('缺', 'Misses') },
} as const

export const whys = {
  keep: say('照列', 'Kept'),
  change: say('细化', 'Own words'),
  merge: say('并入', 'Merged'),
  'higher-target': say('目标更高', 'Higher target'),
  'own-addition': say('另有自增', 'Own addition'),
  dropped: say('不列', 'Dropped'),
  undecided: say('未选择', 'Undecided'),
  'not-adopted': say('未采纳', 'Not adopted'),
} as const

const fieldNames: Readonly<Record<FieldName, Say>> = {
  title: labels.title,
  words: labels.words,
  targets: labels.targets,
  dueOn: labels.dueOn,
  lead: labels.lead,
}

/** Names of fields in a row: 内容、完成时限. */
export const sayFields = (fields: readonly FieldName[]): Say =>
  say(
    fields.map((field) => fieldNames[field].zh).join('、'),
    fields.map((field) => fieldNames[field].en.toLowerCase()).join(', '),
  )

const labelIn = (list: readonly { value: string; label: Say }[], value: string | null): Say =>
  list.find((one) => one.value === value)?.label ?? say('—', '—')

export const sayChoice = (value: string | null): Say =>
  value === null ? say('未选择', 'Undecided') : labelIn(choices, value)
export const sayArea = (value: string | null): Say => labelIn(areas, value)
export const sayRelation = (value: string | null): Say => labelIn(relations, value)

/** A measure as a text, for showing what changed in it. */
export const textOf = (own: Own | null): string =>
  own === null
    ? ''
    : [
        own.title,
        own.words,
        ...own.targets.map(({ noun, comparison, value, measure }) => `目标：${noun} ${comparison} ${value}${measure}`),
        own.dueOn ? `时限：${own.dueOn}` : '',
        own.lead ? `牵头：${own.lead}` : '',
      ]
        .filter(Boolean)
        .join('\n')
