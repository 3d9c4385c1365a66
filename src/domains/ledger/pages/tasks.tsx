import { type CaseRow, ListCases, workAreas } from '#kernel/process'
import { say } from '#platform/say'
import { type Column, caseColumns, type FilterField, ListPage, openUnlessState, pageOfCase, T } from '#ui'
import { taskProcess } from '../process.ts'
import { titles } from './words.ts'

const columns: readonly Column<CaseRow>[] = [
  ...caseColumns.filter((column) => column.key !== 'period'),
  {
    key: 'light',
    label: say('灯色', 'Light'),
    kind: 'light',
    value: (row) => row.light && { of: row.light, reason: row.lightWhy },
  },
  { key: 'progress', label: say('进度', 'Progress'), kind: 'number', measure: say('%', '%') },
  {
    key: 'area',
    label: say('重点任务', 'Key task'),
    wideOnly: true,
    value: (row) => workAreas.find((area) => area.value === row.area)?.label ?? null,
  },
]

const lights = [
  { value: 'red', label: say('红灯', 'Red') },
  { value: 'yellow', label: say('黄灯', 'Yellow') },
  { value: 'green', label: say('绿灯', 'Green') },
  { value: 'blue', label: say('蓝灯', 'Blue') },
  { value: 'grey', label: say('无数据', 'No data') },
]

const states = Object.entries(taskProcess.states).map(([value, { label }]) => ({ value, label }))

const filters: readonly FilterField[] = [
  { name: 'state', kind: 'choice', label: say('状态', 'State'), choices: states },
  { name: 'area', kind: 'choice', label: say('重点任务', 'Key task'), choices: workAreas },
  { name: 'unitId', kind: 'unit', label: say('单位', 'Unit') },
  { name: 'light', kind: 'choice', label: say('灯色', 'Light'), choices: lights },
  { name: 'overdue', kind: 'yes-no', label: say('逾期', 'Overdue') },
  {
    name: 'open',
    kind: 'choice',
    label: say('范围', 'Show'),
    choices: [
      { value: 'open', label: say('办理中', 'Open') },
      { value: 'closed', label: say('已结束', 'Closed') },
      { value: 'all', label: say('全部', 'All') },
    ],
    unset: openUnlessState,
  },
]

/** Issued tasks, soonest due first. */
export function Tasks() {
  return (
    <ListPage
      title={titles.tasks}
      list={ListCases}
      fixed={{ query: { process: 'task' } }}
      columns={columns}
      rowKey={(row) => row.id}
      link={pageOfCase}
      filters={filters}
      empty={
        <T
          of={say(
            '没有任务。联席会议办公室下达或上级分解给本单位的任务会出现在这里，并写明期限。',
            'No tasks. Tasks issued by the office or passed down to your unit appear here with their dates.',
          )}
        />
      }
    />
  )
}
