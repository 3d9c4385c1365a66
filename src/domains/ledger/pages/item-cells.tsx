import { say } from '#platform/say'
import { Light, StateTag, T } from '#ui'
import { type ItemFault, type ItemRow, itemStates, type Owner } from '../model/index.ts'

/** Units by name, each on its own line. */
export function Owners({ of }: { of: readonly Owner[] }) {
  if (of.length === 0) return <T of={say('—', '—')} />
  return (
    <>
      {of.map((owner) => (
        <div key={owner.id}>{owner.name}</div>
      ))}
    </>
  )
}

/** A fault as a sentence; one that stops the item stands out. Unlike an overdue date it is long, and may break. */
export function FaultText({ of }: { of: ItemFault }) {
  return (
    <span className={of.blocks ? 'g-overdue' : undefined} style={{ whiteSpace: 'normal' }}>
      <T of={of.message} />
    </span>
  )
}

/** What is wrong, in words, with the document behind it. */
export function FaultWords({ of }: { of: readonly ItemFault[] }) {
  if (of.length === 0) return <T of={say('—', '—')} />
  return (
    <ul className="g-faults">
      {of.map((fault) => (
        <li key={fault.rule}>
          <FaultText of={fault} />
          <small className="g-source">
            <T of={fault.source} />
          </small>
        </li>
      ))}
    </ul>
  )
}

/** Where an item stands: draft or dropped, or how its task goes. */
export function ItemStanding({ of }: { of: ItemRow }) {
  const label = of.case?.stateLabel ?? itemStates.find((state) => state.value === of.state)?.label
  return (
    <span>
      <StateTag closed={of.case?.closed ?? of.state === 'dropped'}>{label && <T of={label} />}</StateTag>{' '}
      {of.case?.light && <Light of={of.case.light} reason={of.case.lightWhy} />}
      {of.reason && <small className="g-source">{of.reason}</small>}
    </span>
  )
}
