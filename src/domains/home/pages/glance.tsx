import type { ReactNode } from 'react'
import { dateInChina } from '#kernel/calendar'
import { ListDesk } from '#kernel/process'
import { join, type Say, say } from '#platform/say'
import { DeskLine, pageOfCase, QuickDoors, T, To, useAsk } from '#ui'
import type { Cockpit } from '../model.ts'
import { Stuck } from './stuck.tsx'

const first = 3
/** As many as the desk itself asks for, so that both count alike. */
const deskMost = 100
/** With their buttons these are taller: two, and all is on one screen of a phone. */
const atHand = 2

function Part({ id, title, n, orMore, danger, more, children }: PartProps) {
  return (
    <section className="h-part" id={id} aria-labelledby={`${id}-title`}>
      <div className="h-part-head">
        <h2 id={`${id}-title`}>
          <T of={title} />{' '}
          <span className={danger && n > 0 ? 'g-overdue' : undefined}>
            {n}
            {orMore && '+'}
          </span>
        </h2>
        {more}
      </div>
      {children}
    </section>
  )
}

interface PartProps {
  id: string
  title: Say
  n: number
  /** There are more than were counted. */
  orMore?: boolean
  danger?: boolean
  more?: ReactNode
  children: ReactNode
}

const None = ({ of }: { of: Say }) => (
  <p className="h-none">
    <T of={of} />
  </p>
)

/** What waits for the reader, with its buttons: most of it is done from here. */
function Waiting() {
  const { data } = useAsk(ListDesk, { query: { page: 1, size: deskMost } })
  if (!data) return null
  const { rows, more } = data
  const left = rows.length - atHand
  return (
    <Part
      id="waits"
      title={say('等您办', 'Waits for you')}
      n={rows.length}
      orMore={more}
      more={
        left > 0 && (
          <To to="/">
            <T
              of={say(`还有 ${left}${more ? '+' : ''} 项，看全部待办`, `${left}${more ? '+' : ''} more: see all of it`)}
            />
          </To>
        )
      }
    >
      {rows.length === 0 ? (
        <None of={say('没有等您签批或办理的事项。', 'Nothing waits for you to sign or do.')} />
      ) : (
        <ul className="g-desk h-waits">
          {rows.slice(0, atHand).map((item) => (
            <DeskLine key={item.id} item={item} doors={<QuickDoors regionId={item.regionId} id={item.id} />} />
          ))}
        </ul>
      )}
    </Part>
  )
}

const dayOf = (at: string) => dateInChina(new Date(at)).slice(5)

/** What others did since the reader was here: the sum in a line, then the last of it. */
function Changed({ of }: { of: Cockpit['changed'] }) {
  const since = dateInChina(new Date(of.since))
  const sums = of.deeds.slice(0, 4).map(({ label, steps }) => join(label, ` ${steps}`))
  const zh = sums.map((sum) => sum.zh).join('；')
  const en = sums.map((sum) => sum.en).join('; ')
  return (
    <Part id="changed" title={say(`${since} 以来的变化`, `Since ${since}`)} n={of.steps}>
      {of.steps === 0 ? (
        <None of={say('没有新的变化。', 'Nothing has changed.')} />
      ) : (
        <>
          <p className="h-sums">
            {of.red > 0 && (
              <strong className="g-overdue">
                <T of={say(`${of.red} 项任务报来红灯。`, `${of.red} tasks reported red. `)} />
              </strong>
            )}
            <T of={say(zh, en)} />
          </p>
          <ul className="h-latest">
            {of.latest.slice(0, atHand).map(({ row, label, at }) => (
              <li key={row.id}>
                <To to={pageOfCase(row)}>{row.title}</To>
                <small>
                  {dayOf(at)} <T of={label} /> · {row.unitName}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  )
}

/** One screen of a phone: what waits for the reader, what is red, what has changed since they were here. */
export function Glance({ of }: { of: Cockpit }) {
  const red = of.total.lights.red
  return (
    <div className="h-glance">
      <Waiting />
      <Part
        id="stuck"
        title={say('红灯和逾期', 'Red and overdue')}
        n={of.stuckCount}
        danger
        more={
          <To to={red > 0 ? '/ledger/tasks?light=red' : '/ledger/tasks?overdue=true'}>
            <T of={say('全部', 'All')} />
          </To>
        }
      >
        <Stuck rows={of.stuck.slice(0, first)} brief />
      </Part>
      <Changed of={of.changed} />
    </div>
  )
}
