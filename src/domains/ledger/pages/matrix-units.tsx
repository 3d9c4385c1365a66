import { type Say, say } from '#platform/say'
import { T, To } from '#ui'
import type { ItemRow, Matrix } from '../model/index.ts'
import { ItemStanding } from './item-cells.tsx'

function Share({ title, items }: { title: Say; items: readonly ItemRow[] }) {
  if (items.length === 0) return null
  return (
    <>
      <h3>
        <T of={title} />
      </h3>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            {item.case ? <To to={item.case.page}>{item.title}</To> : item.title} <ItemStanding of={item} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The matrix on a phone: one unit after the other, each opening to what it leads and joins. */
export function MatrixUnits({ of: { units, items } }: { of: Matrix }) {
  return (
    <ul className="g-cards">
      {units.map((unit) => {
        const has = (owners: ItemRow['leads']) => owners.some((owner) => owner.id === unit.id)
        return (
          <li key={unit.id} className="g-card">
            <details>
              <summary>
                <strong>{unit.name}</strong>{' '}
                <T of={say(`牵头 ${unit.lead} · 配合 ${unit.joint}`, `leads ${unit.lead} · joins ${unit.joint}`)} />{' '}
                {unit.faults > 0 && (
                  <span className="g-overdue">
                    <T of={say(`问题 ${unit.faults}`, `${unit.faults} faults`)} />
                  </span>
                )}
              </summary>
              <p className="g-source">
                <T of={say('联络员：', 'Liaison: ')} />
                {unit.liaisons.join('、') || <T of={say('未明确', 'None named')} />}
              </p>
              <Share title={say('牵头', 'Leads')} items={items.filter((item) => has(item.leads))} />
              <Share title={say('配合', 'Joins')} items={items.filter((item) => has(item.joints))} />
            </details>
          </li>
        )
      })}
    </ul>
  )
}
