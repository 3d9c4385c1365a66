import { workAreas } from '#kernel/process'
import { say } from '#platform/say'
import { type Column, type FilterField, ListPage, may, T, To, useAsk, useFilters } from '#ui'
import { ExportItems, faultKinds, type ItemRow, itemStates, ListItems, ListPoints } from '../model/index.ts'
import { ItemActions, MergeItemsButton } from './item-actions.tsx'
import { FaultWords, ItemStanding, Owners } from './item-cells.tsx'
import { PointsActions } from './points-actions.tsx'
import { pageOfPlace, titles } from './words.ts'

const columns: readonly Column<ItemRow>[] = [
  { key: 'title', label: say('任务', 'Task'), width: 260, render: (row) => <ItemTitle of={row} /> },
  { key: 'standing', label: say('状态', 'State'), render: (row) => <ItemStanding of={row} /> },
  {
    key: 'area',
    label: say('重点任务', 'Key task'),
    width: 84,
    value: (row) => workAreas.find((area) => area.value === row.area)?.label ?? null,
  },
  { key: 'leads', label: say('牵头单位', 'Lead'), width: 130, render: (row) => <Owners of={row.leads} /> },
  {
    key: 'joints',
    label: say('配合单位', 'Joins'),
    width: 130,
    wideOnly: true,
    render: (row) => <Owners of={row.joints} />,
  },
  { key: 'dueOn', label: say('完成时限', 'Due'), kind: 'date', width: 100 },
  { key: 'faults', label: say('问题', 'Faults'), width: 220, render: (row) => <FaultWords of={row.faults} /> },
]

/** Number and title; the clause it comes from is one click away. */
function ItemTitle({ of }: { of: ItemRow }) {
  return (
    <div>
      {of.case ? (
        <To to={of.case.page}>
          {of.no}. {of.title}
        </To>
      ) : (
        <span>
          {of.no}. {of.title}
        </span>
      )}
      {of.place && (
        <div>
          <To to={pageOfPlace(of.place)} className="g-source">
            <T of={say(`出处：${of.place.title} ${of.place.number}`, `From: ${of.place.title} ${of.place.number}`)} />
          </To>
        </div>
      )}
    </div>
  )
}

function useItemFilters(): FilterField[] {
  const { data = [] } = useAsk(ListPoints, { query: {} })
  const years = data.map((points) => {
    const name = `${points.year} ${points.unitName}`
    return { value: points.id, label: say(name, name) }
  })
  return [
    { name: 'pointsId', kind: 'choice', label: say('工作要点', 'Work points'), choices: years },
    { name: 'area', kind: 'choice', label: say('重点任务', 'Key task'), choices: workAreas },
    { name: 'unitId', kind: 'unit', label: say('单位', 'Unit') },
    { name: 'state', kind: 'choice', label: say('状态', 'State'), choices: itemStates },
    { name: 'fault', kind: 'choice', label: say('问题', 'Fault'), choices: faultKinds },
  ]
}

/** The ledger, item by item. */
export function Items() {
  const [{ pointsId }] = useFilters()
  const filters = useItemFilters()
  const mayIssue = may('ledger.issue')
  return (
    <ListPage
      title={titles.items}
      breadcrumbs={[{ label: titles.years, to: '/ledger' }]}
      list={ListItems}
      export={ExportItems}
      columns={columns}
      rowKey={(row) => row.id}
      filters={filters}
      search={say('任务名称、条款原文', 'Title or words of the clause')}
      actions={mayIssue && pointsId ? <PointsActions pointsId={pointsId} /> : undefined}
      rowActions={mayIssue ? (row) => <ItemActions of={row} /> : undefined}
      batch={mayIssue ? (picked, done) => <MergeItemsButton picked={picked} onDone={done} /> : undefined}
      empty={
        <T
          of={say(
            `没有符合条件的任务。${mayIssue ? '选定一年的工作要点后，可增加或导入任务。' : '下达到本单位的任务请在“产改任务”中查看。'}`,
            mayIssue
              ? 'Nothing matches. Choose the work points of a year to add or import tasks.'
              : 'Nothing matches. Tasks issued to your unit are under Reform tasks.',
          )}
        />
      }
    />
  )
}
