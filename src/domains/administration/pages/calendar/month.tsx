import { weekdayOf } from '#kernel/calendar'
import { say } from '#platform/say'
import { T, useSay } from '#ui'
import type { CalendarLine } from '../../model/index.ts'

const weekdays = [
  say('一', 'Mo'),
  say('二', 'Tu'),
  say('三', 'We'),
  say('四', 'Th'),
  say('五', 'Fr'),
  say('六', 'Sa'),
  say('日', 'Su'),
]
const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Monday is the first day of a week, 0. */
const columnOf = (date: string) => (weekdayOf(date) + 6) % 7

/** Days in rows of seven; empty places before the first and after the last. */
function weeksOf(days: readonly CalendarLine[]): { key: string; days: (CalendarLine | null)[] }[] {
  const weeks: { key: string; days: (CalendarLine | null)[] }[] = []
  for (const day of days) {
    const at = columnOf(day.date)
    if (weeks.length === 0 || at === 0) weeks.push({ key: day.date, days: Array.from({ length: 7 }, () => null) })
    const week = weeks.at(-1)
    if (week) week.days[at] = day
  }
  return weeks
}

function Day({ of, onPick }: { of: CalendarLine; onPick: ((day: CalendarLine) => void) | null }) {
  const toSay = useSay()
  const number = Number(of.date.slice(8))
  const mark = of.cause === 'holiday' ? say('休', 'off') : of.cause === 'makeup' ? say('班', 'work') : null
  const said = `${of.date} ${toSay(of.reason)}`
  const inside = (
    <>
      <span aria-hidden="true">{number}</span>
      {mark && (
        <small aria-hidden="true">
          <T of={mark} />
        </small>
      )}
      <span className="g-unseen">{said}</span>
    </>
  )
  const look = `a-day a-day-${of.cause}`
  if (!onPick)
    return (
      <span className={look} title={said}>
        {inside}
      </span>
    )
  return (
    <button type="button" className={look} title={said} onClick={() => onPick(of)}>
      {inside}
    </button>
  )
}

/** A month as a table, every day marked by shape and word. */
export function Month({
  days,
  onPick,
}: {
  days: readonly CalendarLine[]
  onPick: ((day: CalendarLine) => void) | null
}) {
  const month = Number(days[0]?.date.slice(5, 7))
  return (
    <div className="g-panel a-month">
      <table>
        <caption>
          <T of={say(`${month} 月`, names[month - 1] ?? '')} />
        </caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day.en} scope="col">
                <T of={day} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week) => (
            <tr key={week.key}>
              {week.days.map((day, i) => (
                <td key={day?.date ?? weekdays[i]?.en}>{day && <Day of={day} onPick={onPick} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
