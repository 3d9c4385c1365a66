import { join, say } from '#platform/say'
import { type Column, Light, T } from '#ui'
import type { ReportRow } from '../model/index.ts'

const percent = say('%', '%')

function LateWords({ row }: { row: ReportRow }) {
  if (!row.late) return <T of={say('—', '—')} />
  return (
    <span className="g-overdue">
      <T of={row.late} />
    </span>
  )
}

/** The light now, with its reason on hover and focus; the worst of the quarter where repair has hidden it. */
function LightNow({ row }: { row: ReportRow }) {
  if (!row.light) return <T of={say('未核查', 'Not checked')} />
  return (
    <span className="g-lights">
      <Light of={row.light} reason={row.lightWhy} />
      {row.worst && row.worst !== row.light && (
        <Light
          of={row.worst}
          label={join(say('曾', 'was '), say(worstWords[row.worst].zh, worstWords[row.worst].en))}
        />
      )}
    </span>
  )
}

const worstWords = {
  red: say('亮红灯', 'red'),
  yellow: say('亮黄灯', 'yellow'),
  blue: say('亮蓝灯', 'blue'),
  green: say('亮绿灯', 'green'),
  grey: say('无数据', 'no data'),
}

/** Columns of the board of a quarter. */
export const reportColumns: readonly Column<ReportRow>[] = [
  { key: 'title', label: say('任务', 'Task'), width: 240 },
  { key: 'unitName', label: say('责任单位', 'Unit') },
  { key: 'stateLabel', label: say('状态', 'State'), kind: 'state' },
  { key: 'light', label: say('灯色', 'Light'), render: (row) => <LightNow row={row} /> },
  { key: 'planned', label: say('计划进度', 'Planned'), kind: 'number', decimals: 1, measure: percent },
  { key: 'progress', label: say('实际进度', 'Actual'), kind: 'number', decimals: 1, measure: percent },
  { key: 'late', label: say('迟报情况', 'Late'), render: (row) => <LateWords row={row} /> },
  { key: 'submittedOn', label: say('首次报送', 'First sent'), kind: 'date', wideOnly: true, width: 110 },
  { key: 'returned', label: say('退回次数', 'Sent back'), kind: 'number', wideOnly: true },
]
