import { say } from '#platform/say'
import { type Column, Light, Section, sayPeriod, TableFor } from '#ui'
import type { LightRow } from '../model/index.ts'

const title = say('亮灯经过', 'Lights so far')

const columns: readonly Column<LightRow>[] = [
  { key: 'onDay', label: say('日期', 'Day'), kind: 'date', width: 110 },
  { key: 'period', label: say('季度', 'Quarter'), value: (row) => sayPeriod(row.period), width: 140 },
  { key: 'light', label: say('灯色', 'Light'), render: (row) => <Light of={row.light} reason={row.why} /> },
  { key: 'planned', label: say('计划进度', 'Planned'), kind: 'number', decimals: 1, measure: say('%', '%') },
  { key: 'progress', label: say('实际进度', 'Actual'), kind: 'number', decimals: 1, measure: say('%', '%') },
  { key: 'why', label: say('原因', 'Why'), kind: 'say', width: 320 },
]

/** Every light the task has had, newest first: repair does not wipe out what was. */
export function LightHistory({ rows }: { rows: readonly LightRow[] }) {
  return (
    <Section title={title}>
      <TableFor
        caption={title}
        columns={columns}
        rows={[...rows].reverse()}
        rowKey={(row) => `${row.onDay}${row.light}${row.why.zh}`}
      />
    </Section>
  )
}
