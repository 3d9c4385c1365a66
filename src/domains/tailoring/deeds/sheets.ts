import { editionStates } from '#kernel/edition'
import type { SheetOf } from '#kernel/export/server'
import { say } from '#platform/say'
import { type FrameworkRow, type GapRow, type LinkRow, type MappingRow, relations } from '../model/index.ts'

/** Editions of frameworks and lists. */
export const frameworkList: SheetOf<FrameworkRow> = {
  name: say('任务框架', 'Frameworks'),
  columns: [
    { label: say('任务框架', 'Framework'), value: (row) => row.name, width: 44 },
    { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
    { label: say('年度', 'Year'), value: (row) => row.year, kind: 'number', width: 8 },
    { label: say('版本', 'Version'), value: (row) => row.version, kind: 'number', width: 8 },
    { label: say('状态', 'State'), value: (row) => editionStates[row.state] },
    { label: say('举措', 'Measures'), value: (row) => row.measures, kind: 'number', width: 8 },
    { label: say('未列', 'Dropped'), value: (row) => row.dropped, kind: 'number', width: 8 },
    { label: say('施行日期', 'In force on'), value: (row) => row.inForceOn, kind: 'date' },
    { label: say('SHA-256', 'SHA-256'), value: (row) => row.digest, width: 66 },
  ],
}

/** Mappings, a line each. */
export const mappingList: SheetOf<MappingRow> = {
  name: say('任务框架对照', 'Mappings'),
  columns: [
    { label: say('旧框架', 'Old'), value: (row) => row.fromName, width: 44 },
    { label: say('新框架', 'New'), value: (row) => row.toName, width: 44 },
    { label: say('旧任务', 'Old measures'), value: (row) => row.measures, kind: 'number' },
    { label: say('已确认', 'Confirmed'), value: (row) => row.decided, kind: 'number' },
    { label: say('定稿日期', 'Confirmed on'), value: (row) => row.confirmedOn, kind: 'date' },
  ],
}

export const gapKinds = {
  'no-heir': say('旧任务无后续', 'Old, without heir'),
  undecided: say('旧任务待确认', 'Old, undecided'),
  'no-origin': say('新任务无来源', 'New, without origin'),
} as const

/** Gaps between two frameworks. */
export const gapList: SheetOf<GapRow> = {
  name: say('缺口清单', 'Gaps'),
  columns: [
    { label: say('缺口', 'Gap'), value: (row) => gapKinds[row.kind] },
    { label: say('编号', 'Key'), value: (row) => row.key, width: 8 },
    { label: say('任务', 'Measure'), value: (row) => row.title, width: 44 },
    { label: say('依据', 'Source'), value: (row) => row.basis, width: 44 },
    { label: say('说明', 'Note'), value: (row) => row.note, width: 44 },
  ],
}

/** Links of a mapping, a line each. */
export const linkList: SheetOf<LinkRow> = {
  name: say('对照表', 'Links'),
  columns: [
    { label: say('旧编号', 'Old key'), value: (row) => row.from, width: 8 },
    { label: say('旧任务', 'Old measure'), value: (row) => row.fromTitle, width: 40 },
    {
      label: say('关系', 'Relation'),
      value: (row) => relations.find(({ value }) => value === row.relation)?.label ?? say('无对应', 'None'),
    },
    { label: say('新编号', 'New key'), value: (row) => row.to, width: 8 },
    { label: say('新任务', 'New measure'), value: (row) => row.toTitle, width: 40 },
    { label: say('说明', 'Note'), value: (row) => row.note, width: 40 },
    { label: say('确认人', 'Confirmed by'), value: (row) => row.byName, width: 12 },
    { label: say('确认日期', 'On'), value: (row) => row.on, kind: 'date' },
  ],
}
