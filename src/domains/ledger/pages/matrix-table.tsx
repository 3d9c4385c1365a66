import { join, say } from '#platform/say'
import { Light, Scroll, T, To, useSay } from '#ui'
import type { ItemRow, Matrix } from '../model/index.ts'
import { FaultText } from './item-cells.tsx'
import { titles } from './words.ts'

const lead = say('牵头', 'leads')
const joins = say('配合', 'joins')

/** Eleven units and their names fit beside the tasks on a desk screen; more scroll inside the table. */
const taskCell = { minWidth: 240, maxWidth: 320, whiteSpace: 'normal' } as const
const unitCell = { minWidth: 68, maxWidth: 78, whiteSpace: 'normal', verticalAlign: 'top' } as const
const markCell = { textAlign: 'center', position: 'relative' } as const

/** ● leads, ○ joins; said in words to those who do not see the marks. */
function Mark({ item, unitId }: { item: ItemRow; unitId: number }) {
  const leads = item.leads.some((unit) => unit.id === unitId)
  if (!leads && !item.joints.some((unit) => unit.id === unitId)) return null
  return (
    <>
      <span aria-hidden="true">{leads ? '●' : '○'}</span>
      <span className="g-unseen">
        <T of={leads ? lead : joins} />
      </span>
    </>
  )
}

function Task({ of }: { of: ItemRow }) {
  const name = `${of.no}. ${of.title}`
  return (
    <>
      {of.case ? <To to={of.case.page}>{name}</To> : name}{' '}
      {of.case?.light && <Light of={of.case.light} reason={of.case.lightWhy} />}
      {of.faults.map((fault) => (
        <div key={fault.rule}>
          <FaultText of={fault} />
        </div>
      ))}
    </>
  )
}

/** A line a task, a column a unit; a unit's share and liaison officer stand under its name. */
export function MatrixTable({ of: { items, units } }: { of: Matrix }) {
  const toSay = useSay()
  return (
    <Scroll label={titles.matrix}>
      <table className="g-table">
        <caption className="g-unseen">{toSay(join(titles.matrix, say('：●牵头 ○配合', ': ● leads, ○ joins')))}</caption>
        <thead>
          <tr>
            <th scope="col" style={taskCell}>
              <T of={say('任务（●牵头 ○配合）', 'Task (● leads, ○ joins)')} />
            </th>
            {units.map((unit) => (
              <th key={unit.id} scope="col" style={unitCell}>
                {unit.name}
                <small className="g-source">
                  <T of={say(`牵头 ${unit.lead}`, `${unit.lead} lead`)} />
                </small>
                <small className="g-source">
                  <T of={say(`配合 ${unit.joint}`, `${unit.joint} join`)} />
                </small>
                {unit.faults > 0 && (
                  <small className="g-overdue">
                    <T of={say(`问题 ${unit.faults}`, `${unit.faults} faults`)} />
                  </small>
                )}
                <small className="g-source">{unit.liaisons.join('、') || toSay(say('无联络员', 'no liaison'))}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row" style={taskCell}>
                <Task of={item} />
              </th>
              {units.map((unit) => (
                <td key={unit.id} style={markCell}>
                  <Mark item={item} unitId={unit.id} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
