import type { SheetOf } from '#kernel/export/server'
import { say } from '#platform/say'
import type { PointsRow } from '../model/index.ts'

/** Work points, a year a line. */
export const pointsSheet: SheetOf<PointsRow> = {
  name: say('年度工作要点', 'Work points by year'),
  columns: [
    { label: say('年度', 'Year'), value: (row) => row.year, kind: 'number', width: 8 },
    { label: say('工作要点', 'Work points'), value: (row) => row.title, width: 48 },
    { label: say('单位', 'Unit'), value: (row) => row.unitName, width: 26 },
    { label: say('状态', 'State'), value: (row) => (row.state === 'issued' ? '已下达' : '起草中'), width: 10 },
    { label: say('下达日期', 'Issued on'), value: (row) => row.issuedOn, kind: 'date' },
    { label: say('任务', 'Items'), value: (row) => row.items, kind: 'number' },
    { label: say('待下达', 'To issue'), value: (row) => row.drafts, kind: 'number' },
    { label: say('在办', 'Running'), value: (row) => row.running, kind: 'number' },
    { label: say('办结', 'Done'), value: (row) => row.done, kind: 'number' },
    { label: say('有问题', 'Faulty'), value: (row) => row.faulty, kind: 'number' },
  ],
}
