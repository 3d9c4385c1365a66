import type { z } from 'zod'
import { dayOf, type SheetOf } from '#kernel/export/server'
import { say } from '#platform/say'
import { workAreas } from './areas.ts'
import type { CaseRow, DeskItem, ProcessShape } from './contracts.ts'

const lightWords: Readonly<Record<string, string>> = {
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  blue: '蓝灯',
  grey: '无数据',
}

const wordOf = (light: CaseRow['light']): string | null => (light ? (lightWords[light] ?? light) : null)

const columns: SheetOf<CaseRow>['columns'] = [
  { label: say('事项', 'Case'), value: (row) => row.title, width: 40 },
  { label: say('类别', 'Process'), value: (row) => row.processLabel },
  { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
  { label: say('状态', 'State'), value: (row) => row.stateLabel },
  { label: say('期间', 'Period'), value: (row) => row.period },
  { label: say('发起日期', 'Opened on'), value: (row) => dayOf(row.openedOn), kind: 'date' },
  { label: say('期限', 'Due'), value: (row) => row.dueOn, kind: 'date' },
  { label: say('已逾期', 'Overdue'), value: (row) => row.overdue, width: 8 },
  {
    label: say('重点任务', 'Key task'),
    value: (row) => workAreas.find((area) => area.value === row.area)?.label,
    width: 24,
  },
  { label: say('进度（%）', 'Progress (%)'), value: (row) => row.progress, kind: 'number', width: 10 },
  { label: say('灯色', 'Light'), value: (row) => wordOf(row.light), width: 8 },
  { label: say('期内最差灯色', 'Worst light'), value: (row) => wordOf(row.worst), width: 12 },
  { label: say('亮灯原因', 'Why'), value: (row) => row.lightWhy, width: 40 },
]

/** Cases of any process. */
export const caseSheet: SheetOf<CaseRow> = { name: say('事项清单', 'Cases'), columns }

type Todo = z.input<typeof DeskItem>

/** What a person must do. */
export const deskSheet: SheetOf<Todo> = {
  name: say('我的待办', 'My desk'),
  columns: [
    { label: say('要办的事', 'To do'), value: (row) => row.todo },
    ...columns.slice(0, 7),
    { label: say('剩余天数', 'Days left'), value: (row) => row.daysLeft, kind: 'number', width: 10 },
    { label: say('依据', 'Source'), value: (row) => row.source, width: 40 },
  ],
}

/** Processes with their size. */
export const processSheet: SheetOf<z.input<typeof ProcessShape>> = {
  name: say('业务流程', 'Processes'),
  columns: [
    { label: say('流程', 'Process'), value: (row) => row.label, width: 24 },
    { label: say('版本', 'Version'), value: (row) => row.version, kind: 'number', width: 8 },
    { label: say('环节', 'States'), value: (row) => row.states.map((state) => state.label.zh).join('、'), width: 50 },
    {
      label: say('操作', 'Actions'),
      value: (row) => row.actions.map((action) => action.label.zh).join('、'),
      width: 50,
    },
    { label: say('依据', 'Source'), value: (row) => row.source, width: 40 },
  ],
}
