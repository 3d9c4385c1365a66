import { say } from '#platform/say'
import { Asked, ExportButton, FilterBar, Page, Section, T, To, useAsk, useFilters, useWide } from '#ui'
import { ExportMatrix, GetMatrix, ListPoints, type Matrix, type PointsRow } from '../model/index.ts'
import { FaultText } from './item-cells.tsx'
import { MatrixTable } from './matrix-table.tsx'
import { MatrixUnits } from './matrix-units.tsx'
import { noPoints, titles } from './words.ts'

/** Who leads and who joins, unit by unit; what is wrong stands on top. */
export function MatrixPage() {
  const years = useAsk(ListPoints, { query: {} })
  const [filter, setFilter] = useFilters()
  return (
    <Asked of={years}>
      {(points) => {
        const chosen = points.find((one) => one.id === filter.points) ?? points[0]
        return (
          <Page
            title={titles.matrix}
            subtitle={chosen?.title}
            breadcrumbs={[{ label: titles.years, to: '/ledger' }]}
            actions={chosen && <ExportButton of={ExportMatrix} params={{ id: chosen.id }} />}
          >
            <FilterBar
              search={null}
              value={chosen ? { points: chosen.id } : {}}
              fields={[
                { name: 'points', kind: 'choice', label: say('工作要点', 'Work points'), choices: choicesOf(points) },
              ]}
              onChange={(change) => setFilter(typeof change.points === 'string' ? { points: change.points } : {})}
            />
            {chosen ? (
              <One id={chosen.id} />
            ) : (
              <p className="g-empty">
                <T of={noPoints()} />
              </p>
            )}
          </Page>
        )
      }}
    </Asked>
  )
}

const choicesOf = (points: readonly PointsRow[]) =>
  points.map((one) => {
    const name = `${one.year} ${one.unitName}`
    return { value: one.id, label: say(name, name) }
  })

function One({ id }: { id: string }) {
  const wide = useWide()
  return (
    <Asked of={useAsk(GetMatrix, { params: { id } })}>
      {(matrix) => (
        <>
          <Faults of={matrix} />
          {wide ? <MatrixTable of={matrix} /> : <MatrixUnits of={matrix} />}
        </>
      )}
    </Asked>
  )
}

function Faults({ of: { faults, points } }: { of: Matrix }) {
  if (faults.length === 0)
    return (
      <p className="g-hint" role="status">
        <T of={say('每项任务都有且只有一家牵头单位。', 'Every task has exactly one lead.')} />
      </p>
    )
  return (
    <Section title={say(`责任未落实（${faults.length} 处）`, `Owners to be settled (${faults.length})`)}>
      <ul className="g-faults">
        {faults.map((fault) => (
          <li key={`${fault.itemId}${fault.rule}`}>
            <To to={`/ledger/items?pointsId=${points.id}&fault=${fault.rule}`}>
              {fault.no}. {fault.title}
            </To>
            <T of={say('：', ': ')} />
            <FaultText of={fault} />
            <small className="g-source">
              <T of={fault.source} />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  )
}
