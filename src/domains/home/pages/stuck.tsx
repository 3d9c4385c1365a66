import { dateInChina, daysBetween } from '#kernel/calendar'
import type { CaseRow } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { Light, pageOfCase, StateTag, T, To } from '#ui'

/** How many days a case is past its date; 0 for one that is not. */
const daysLate = ({ dueOn }: CaseRow): number => {
  const left = dueOn ? daysBetween(dateInChina(new Date()), dueOn) : 0
  return left < 0 ? -left : 0
}

/** The reason without the document behind it, which the task's own page gives. */
const withoutSource = ({ zh, en }: Say): Say =>
  say(zh.replace(/（依据：.*$/s, ''), en.replace(/ ?\((source|under): .*$/is, ''))

/** What is late: an issued task has until then to be taken on, any other until then to be done. */
const sayLate = (state: string, days: number): Say =>
  state === 'issued'
    ? say(`逾期 ${days} 天未签收`, `not taken on, ${days} day${days === 1 ? '' : 's'} late`)
    : say(`逾期 ${days} 天`, `${days} day${days === 1 ? '' : 's'} late`)

function Late({ of }: { of: CaseRow }) {
  const days = daysLate(of)
  if (days > 0)
    return (
      <strong className="g-overdue">
        <T of={sayLate(of.state, days)} />
      </strong>
    )
  return of.dueOn ? <span>{of.dueOn}</span> : null
}

/** What is stuck: with whom, since when, why; the longest overdue first, as the server orders them. In `brief`, without state and reason. */
export function Stuck({ rows, brief = false }: { rows: readonly CaseRow[]; brief?: boolean }) {
  if (rows.length === 0)
    return (
      <div className="g-empty" role="status">
        <T of={say('没有红灯或逾期的任务。', 'Nothing is red or overdue.')} />
      </div>
    )
  return (
    <ol className="h-stuck">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="h-who">
            <strong>{row.unitName}</strong>
            {row.light && <Light of={row.light} />}
            <span className="h-late">
              <Late of={row} />
            </span>
          </div>
          <To to={pageOfCase(row)}>{row.title}</To>
          {!brief && (
            <small>
              <StateTag closed={row.closed}>
                <T of={row.stateLabel} />
              </StateTag>{' '}
              {row.lightWhy && <T of={withoutSource(row.lightWhy)} />}
            </small>
          )}
        </li>
      ))}
    </ol>
  )
}
