import { say } from '#platform/say'
import { type Column, FilterBar, may, Page, ProblemBox, StateTag, T, TableFor, useList } from '#ui'
import { ListExtractions, type ReportRow } from '../contracts.ts'
import { extractionProcess } from '../process.ts'
import { UploadPanel } from './upload.tsx'
import { titles } from './words.ts'

const columns: Column<ReportRow>[] = [
  { key: 'title', label: say('材料', 'Report') },
  { key: 'datedOn', label: say('材料日期', 'Dated'), kind: 'date' },
  { key: 'unitName', label: say('单位', 'Unit') },
  {
    key: 'figures',
    label: say('已处理', 'Dealt with'),
    kind: 'say',
    value: ({ figures, open }) =>
      figures === 0 ? say('—', '—') : say(`${figures - open} / ${figures} 个`, `${figures - open} of ${figures}`),
  },
  {
    key: 'state',
    label: say('状态', 'State'),
    render: (row) => (
      <StateTag closed={row.closed}>
        <T of={row.stateLabel} />
      </StateTag>
    ),
  },
]

const states = Object.entries(extractionProcess.states).map(([value, { label }]) => ({ value, label }))

/** Reports whose figures were read: upload one, or go on with one. */
export function ReportList() {
  const list = useList(ListExtractions)
  return (
    <Page title={titles.list}>
      {may('extraction.confirm') && <UploadPanel />}
      <FilterBar
        fields={[{ name: 'state', kind: 'choice', label: say('状态', 'State'), choices: states }]}
        value={list.filter}
        onChange={list.setFilter}
      />
      <ProblemBox problem={list.problem} onRetry={list.retry} />
      <TableFor
        caption={titles.list}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        link={(row) => `/extraction/${row.regionId}/${row.id}`}
        paging={list.paging}
        empty={
          <T
            of={say(
              '还没有材料。上传一份总结或通报，其中的数据在这里逐条确认。',
              'No reports yet. Upload one: its figures are confirmed here, one by one.',
            )}
          />
        }
      />
    </Page>
  )
}
