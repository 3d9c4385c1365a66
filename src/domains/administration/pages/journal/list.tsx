import { Button } from 'antd'
import { say } from '#platform/say'
import { type Column, ListPage, T, To, useAsk, useFilters } from '#ui'
import { ExportJournal, type JournalRow, ListJournal, ListJournalKinds } from '../../model/index.ts'
import * as titles from '../titles.ts'

const columns: readonly Column<JournalRow>[] = [
  { key: 'at', label: say('时间', 'At'), kind: 'date' },
  { key: 'personName', label: say('人员', 'Who') },
  { key: 'actionLabel', label: say('操作', 'Action'), kind: 'say', width: 160 },
  { key: 'unitName', label: say('单位', 'Unit') },
  { key: 'subjectLabel', label: say('对象种类', 'Kind'), kind: 'say' },
  { key: 'subjectId', label: say('对象', 'Subject'), width: 200 },
]

function OnePerson() {
  const [{ personId, ...rest }, setFilter] = useFilters()
  if (!personId) return null
  return (
    <p role="status">
      <T of={say('只显示一名人员的操作。', 'Only what one person did.')} />{' '}
      <Button type="link" onClick={() => setFilter(rest)}>
        <T of={say('显示全部', 'Show all')} />
      </Button>
    </p>
  )
}

/** The journal: who did what to what, and when; every line opens to its proof. */
export default function Journal() {
  const kinds = useAsk(ListJournalKinds, {})
  return (
    <ListPage
      title={titles.journal}
      subtitle={
        <To to="/audit/checks">
          <T of={say('核验日志是否被改动', 'Check that nothing was altered')} />
        </To>
      }
      list={ListJournal}
      columns={columns}
      rowKey={(row) => row.id}
      link={(row) => `/audit/lines/${row.regionId}/${row.id}`}
      search={say('人员、单位或对象编号', 'Person, unit or subject')}
      filters={[
        { name: 'unitId', kind: 'unit', label: say('单位（含下级）', 'Unit and below') },
        { name: 'action', kind: 'choice', label: say('操作', 'Action'), choices: kinds.data?.actions ?? [] },
        {
          name: 'subjectKind',
          kind: 'choice',
          label: say('对象种类', 'Subject'),
          choices: kinds.data?.subjects ?? [],
        },
        { name: 'from', kind: 'date', label: say('自', 'From') },
        { name: 'to', kind: 'date', label: say('至', 'Until') },
      ]}
      above={() => <OnePerson />}
      export={ExportJournal}
      empty={<T of={say('没有符合条件的日志。', 'No line fits.')} />}
    />
  )
}
