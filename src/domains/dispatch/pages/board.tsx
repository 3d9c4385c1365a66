import { say } from '#platform/say'
import { ExportButton, FilterBar, type FilterField, ProblemBox, Section, T, TableFor, useList } from '#ui'
import { ExportSheet, ListReports } from '../model/index.ts'
import { reportProcess } from '../process/report.ts'
import { ImportButton } from './import-button.tsx'
import { reportColumns } from './report-columns.tsx'
import { lightChoices } from './words.ts'

const filters: readonly FilterField[] = [
  { name: 'light', label: say('灯色', 'Light'), kind: 'choice', choices: lightChoices },
  {
    name: 'state',
    label: say('状态', 'State'),
    kind: 'choice',
    choices: Object.entries(reportProcess.states).map(([value, { label }]) => ({ value, label })),
  },
  { name: 'unitId', label: say('责任单位', 'Unit'), kind: 'unit' },
  { name: 'late', label: say('只看迟报', 'Late only'), kind: 'yes-no' },
]

const title = say('调度表', 'Dispatch sheet')

/** Every report of a quarter that the person may see: filters, table or cards, sheet out and in. */
export function Board({ regionId, id, closed }: { regionId: number; id: string; closed: boolean }) {
  const params = { regionId, id }
  const list = useList(ListReports, { params })
  const { page: _page, size: _size, ...query } = list.query
  return (
    <Section
      title={title}
      actions={
        <>
          <ExportButton of={ExportSheet} params={params} query={query} />
          {!closed && <ImportButton regionId={regionId} id={id} />}
        </>
      }
    >
      <FilterBar
        fields={filters}
        value={list.filter}
        onChange={list.setFilter}
        search={say('任务或单位', 'Task or unit')}
      />
      <ProblemBox problem={list.problem} onRetry={list.retry} />
      <TableFor
        caption={title}
        columns={reportColumns}
        rows={list.rows}
        rowKey={(row) => row.id}
        link={(row) => row.page}
        paging={list.paging}
        empty={<T of={say('没有符合条件的报送。', 'No report fits.')} />}
      />
    </Section>
  )
}
