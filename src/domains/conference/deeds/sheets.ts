import type { SheetOf } from '#kernel/export/server'
import { say } from '#platform/say'
import type { BodyRow } from '../model/index.ts'

/** The list of bodies as a workbook. */
export const bodySheet: SheetOf<BodyRow> = {
  name: say('会议机制', 'Bodies that meet'),
  columns: [
    { label: say('名称', 'Name'), value: (row) => row.name, width: 40 },
    { label: say('类型', 'Kind'), value: (row) => row.kindLabel, width: 24 },
    { label: say('设在单位', 'Unit it belongs to'), value: (row) => row.unitName, width: 24 },
    { label: say('成员单位数', 'Member units'), value: (row) => row.members, kind: 'number' },
    { label: say('已开会议', 'Meetings held'), value: (row) => row.meetings, kind: 'number' },
    { label: say('上次会议', 'Last held'), value: (row) => row.lastOn, kind: 'date' },
    { label: say('下次不迟于', 'Next by'), value: (row) => row.nextBy, kind: 'date' },
    { label: say('停用日期', 'Ended on'), value: (row) => row.endedOn, kind: 'date' },
  ],
}
