import { type AnyProcess, type CaseRow, ListCases } from '#kernel/process'
import { say } from '#platform/say'
import { BatchDoor, caseColumns, type FilterField, Light, ListPage, may, pageOfCase, T } from '#ui'
import { reportProcess } from '../process/report.ts'
import { lightChoices, titles } from './words.ts'

const filters: readonly FilterField[] = [
  { name: 'period', label: say('季度', 'Quarter'), kind: 'period' },
  {
    name: 'state',
    label: say('状态', 'State'),
    kind: 'choice',
    choices: Object.entries(reportProcess.states).map(([value, { label }]) => ({ value, label })),
  },
  { name: 'light', label: say('灯色', 'Light'), kind: 'choice', choices: lightChoices },
  { name: 'unitId', label: say('责任单位', 'Unit'), kind: 'unit' },
  { name: 'overdue', label: say('只看逾期', 'Overdue only'), kind: 'yes-no' },
]

const empty = say(
  '没有季度报送。办公室开启季度调度后，您单位的在办任务会逐项出现在这里。',
  'No reports. When the office opens a quarter, every open task of your unit appears here.',
)

/** Reports of all quarters within the person's units: an owner's own list. */
export function Reports() {
  return (
    <ListPage
      title={titles.reports}
      list={ListCases}
      fixed={{ query: { process: reportProcess.name, open: 'all' } }}
      filters={filters}
      columns={[
        ...caseColumns,
        {
          key: 'light',
          label: say('灯色', 'Light'),
          render: (row) => (row.light ? <Light of={row.light} reason={row.lightWhy} /> : <T of={say('—', '—')} />),
        },
      ]}
      rowKey={(row) => row.id}
      link={pageOfCase}
      empty={<T of={empty} />}
      {...(may('dispatch.check') && {
        batch: (picked: readonly CaseRow[], done: () => void) => (
          <BatchDoor process={reportProcess as never as AnyProcess} action="accept" picked={picked} done={done} />
        ),
      })}
    />
  )
}
