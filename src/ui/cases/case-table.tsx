import type { CaseRow } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { sayPeriod } from '../form/period.ts'
import type { Column } from '../list/column.ts'
import type { TableProps } from '../list/row.tsx'
import { TableFor } from '../list/table.tsx'

/** Columns that fit a case of any process: title, unit, state, period, due date. */
export const caseColumns: readonly Column<CaseRow>[] = [
  { key: 'title', label: say('事项', 'Case'), width: 220 },
  { key: 'unitName', label: say('单位', 'Unit') },
  { key: 'stateLabel', label: say('状态', 'State'), kind: 'state' },
  {
    key: 'period',
    label: say('期间', 'Period'),
    width: 112,
    value: (row) => row.period && sayPeriod(row.period),
    ifAny: true,
  },
  { key: 'dueOn', label: say('期限', 'Due'), kind: 'due' },
]

/** Work that a dispatch asks about has lights. */
const lightColumn: Column<CaseRow> = {
  key: 'light',
  label: say('灯色', 'Light'),
  kind: 'light',
  value: (row) => row.light && { of: row.light, reason: row.lightWhy ?? undefined },
}

/** Lists show what is open; a chosen state, which may be a last one, is looked for everywhere. */
export const openUnlessState = ({ state }: { state?: string | undefined }): string => (state ? 'all' : 'open')

/** Where a case is read: its process's own page, else the page that fits every case. */
export const pageOfCase = (row: Pick<CaseRow, 'page' | 'regionId' | 'id'>): string =>
  row.page ?? `/cases/${row.regionId}/${row.id}`

/** Cases of any process as a table. */
export function CaseTable({
  caption,
  rows,
  ...rest
}: { caption: Say; rows: readonly CaseRow[] | undefined } & Pick<TableProps<CaseRow>, 'paging' | 'empty'>) {
  return (
    <TableFor
      caption={caption}
      columns={rows?.some(({ light }) => light) ? [...caseColumns, lightColumn] : caseColumns}
      rows={rows}
      rowKey={(row) => row.id}
      link={pageOfCase}
      {...rest}
    />
  )
}
