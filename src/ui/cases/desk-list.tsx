import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { DeskItem } from '#kernel/process'
import { join, say } from '#platform/say'
import { To } from '../pages/go.tsx'
import { StateTag } from '../show/state.tsx'
import { T } from '../words/language.tsx'
import { pageOfCase } from './case-table.tsx'
import { QuickDoors } from './quick-doors.tsx'
import { sayLeft } from './say-left.ts'

type Item = z.output<typeof DeskItem>

/** One thing to do: what, by when, why; with `doors`, done from here. */
export function DeskLine({ item, doors }: { item: Item; doors?: ReactNode }) {
  const late = item.daysLeft !== null && item.daysLeft < 0
  return (
    <li className="g-desk-line">
      <div className="g-desk-what">
        <To to={pageOfCase(item)}>
          <T of={item.todo} />
          <T of={say('：', ': ')} />
          {item.title}
        </To>
        <div className="g-desk-about">
          <T of={item.processLabel} /> · {item.unitName}{' '}
          <StateTag>
            <T of={item.stateLabel} />
          </StateTag>
        </div>
        {item.source && (
          <small className="g-source">
            <T of={join(say('依据：', 'Source: '), item.source)} />
          </small>
        )}
      </div>
      <div className={late ? 'g-desk-due g-overdue' : 'g-desk-due'}>
        {item.dueOn && <time dateTime={item.dueOn}>{item.dueOn}</time>}
        <span>
          <T of={sayLeft(item.daysLeft)} />
        </span>
      </div>
      {doors}
    </li>
  )
}

/** What a person must do, the most urgent first as the server orders it; the first few can be done from here. */
export function Desk({ items, doors = 0 }: { items: readonly Item[]; doors?: number }) {
  return (
    <ul className="g-desk">
      {items.map((item, i) => (
        <DeskLine key={item.id} item={item} doors={i < doors && <QuickDoors regionId={item.regionId} id={item.id} />} />
      ))}
    </ul>
  )
}
