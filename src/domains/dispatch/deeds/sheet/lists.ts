import type { SheetOf } from '#kernel/export/server'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import type { LightRow, ListReports, ListRounds } from '../../model/index.ts'

const lights = { green: '绿灯', yellow: '黄灯', red: '红灯', blue: '临期', grey: '无数据' } as const

/** Quarters with how their reports stand. */
export const roundSheet: SheetOf<AnswerOf<typeof ListRounds>['rows'][number]> = {
  name: say('季度调度', 'Rounds'),
  columns: [
    { label: say('季度', 'Quarter'), value: (row) => row.period, width: 10 },
    { label: say('组织单位', 'Unit'), value: (row) => row.unitName, width: 26 },
    { label: say('状态', 'State'), value: (row) => row.stateLabel },
    { label: say('开启日期', 'Opened on'), value: (row) => row.openedOn, kind: 'date' },
    { label: say('报送期限', 'Due'), value: (row) => row.dueOn, kind: 'date' },
    { label: say('应报', 'Asked'), value: (row) => row.counts.total, kind: 'number' },
    { label: say('已采用', 'Accepted'), value: (row) => row.counts.accepted, kind: 'number' },
    { label: say('待核查', 'To check'), value: (row) => row.counts.submitted, kind: 'number' },
    { label: say('未报', 'Missed'), value: (row) => row.counts.missed, kind: 'number' },
    { label: say('绿灯', 'Green'), value: (row) => row.counts.green, kind: 'number', width: 8 },
    { label: say('黄灯', 'Yellow'), value: (row) => row.counts.yellow, kind: 'number', width: 8 },
    { label: say('红灯', 'Red'), value: (row) => row.counts.red, kind: 'number', width: 8 },
    { label: say('无数据', 'No data'), value: (row) => row.counts.grey, kind: 'number', width: 8 },
  ],
}

/** Reports of a quarter, as the board shows them; the sheet to fill in offline is another. */
export const reportSheet: SheetOf<AnswerOf<typeof ListReports>['rows'][number]> = {
  name: say('季度报送情况', 'Reports of a quarter'),
  columns: [
    { label: say('任务', 'Task'), value: (row) => row.title, width: 40 },
    { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
    { label: say('状态', 'State'), value: (row) => row.stateLabel },
    { label: say('进度（%）', 'Progress (%)'), value: (row) => row.progress, kind: 'number' },
    { label: say('应达（%）', 'Planned (%)'), value: (row) => row.planned, kind: 'number' },
    { label: say('灯色', 'Light'), value: (row) => (row.light ? lights[row.light] : null), width: 8 },
    { label: say('亮灯原因', 'Why'), value: (row) => row.lightWhy, width: 40 },
    { label: say('报送期限', 'Due'), value: (row) => row.dueOn, kind: 'date' },
    { label: say('报送日期', 'Submitted on'), value: (row) => row.submittedOn, kind: 'date' },
    { label: say('退回次数', 'Sent back'), value: (row) => row.returned, kind: 'number' },
    { label: say('迟报', 'Late'), value: (row) => row.late, width: 24 },
  ],
}

/** How the light of a task changed. */
export const lightSheet: SheetOf<LightRow> = {
  name: say('历次灯色', 'Lights so far'),
  columns: [
    { label: say('季度', 'Quarter'), value: (row) => row.period, width: 10 },
    { label: say('日期', 'Day'), value: (row) => row.onDay, kind: 'date' },
    { label: say('灯色', 'Light'), value: (row) => lights[row.light], width: 8 },
    { label: say('原因', 'Why'), value: (row) => row.why, width: 48 },
    { label: say('应达（%）', 'Planned (%)'), value: (row) => row.planned, kind: 'number' },
    { label: say('进度（%）', 'Progress (%)'), value: (row) => row.progress, kind: 'number' },
  ],
}
