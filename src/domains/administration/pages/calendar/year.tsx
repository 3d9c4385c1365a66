import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '#platform/endpoint'
import { join, say } from '#platform/say'
import { Asked, LeftOutlined, may, Page, RightOutlined, Section, T, useAsk, useFilters, useSay } from '#ui'
import { type CalendarLine, GetCalendarYear } from '../../model/index.ts'
import { CountBox } from './count.tsx'
import { CompleteDialog, DayDialog } from './dialogs.tsx'
import { Month } from './month.tsx'

type Year = AnswerOf<typeof GetCalendarYear>

/** The twelve months of a year, and a box that counts working days. */
export default function CalendarPage() {
  const [filter, setFilter] = useFilters()
  const year = Number(filter.year ?? new Date().getFullYear())
  const asked = useAsk(GetCalendarYear, { params: { year } }, { keepPrevious: true })
  const toSay = useSay()
  const go = (to: number) => setFilter({ year: String(to) })
  return (
    <Page
      title={say(`${year} 年工作日历`, `Working days of ${year}`)}
      actions={
        <>
          <Button
            icon={<LeftOutlined />}
            onClick={() => go(year - 1)}
            aria-label={toSay(say('上一年', 'Year before'))}
          />
          <Button
            icon={<RightOutlined />}
            onClick={() => go(year + 1)}
            aria-label={toSay(say('下一年', 'Year after'))}
          />
        </>
      }
    >
      <Section title={say('推算工作日', 'Count working days')}>
        <CountBox />
      </Section>
      <Asked of={asked}>{(of) => <YearView of={of} />}</Asked>
    </Page>
  )
}

function Notice({ of }: { of: Year }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Alert
        type={of.notice ? 'info' : 'warning'}
        showIcon
        title={
          <T
            of={
              of.notice
                ? join(say('依据：', 'By: '), of.notice)
                : say(
                    `${of.year} 年放假安排尚未录入，期限均为暂定，暂按周一至周五推算。`,
                    `No official notice for ${of.year} yet: deadlines are provisional, Monday to Friday assumed.`,
                  )
            }
          />
        }
        action={
          may('calendar.manage') && (
            <Button onClick={() => setOpen(true)}>
              <T of={say('宣布录入完整', 'Declare complete')} />
            </Button>
          )
        }
      />
      {open && <CompleteDialog year={of.year} onClose={() => setOpen(false)} />}
    </>
  )
}

const legend = [
  { cause: 'weekend', mark: say('', ''), text: say('休息日（虚线框）', 'Rest day (dashed)') },
  { cause: 'holiday', mark: say('休', 'off'), text: say('放假（粗框，注“休”）', 'Holiday (thick frame, "off")') },
  {
    cause: 'makeup',
    mark: say('班', 'work'),
    text: say('调休上班（底纹，注“班”）', 'Make-up working day (filled, "work")'),
  },
]

function YearView({ of }: { of: Year }) {
  const [day, setDay] = useState<CalendarLine | null>(null)
  const months = Array.from({ length: 12 }, (_, i) => of.days.filter((one) => Number(one.date.slice(5, 7)) === i + 1))
  return (
    <>
      <Notice of={of} />
      <ul className="a-legend">
        {legend.map(({ cause, mark, text }) => (
          <li key={cause}>
            <span className={`a-day a-day-${cause}`} aria-hidden="true">
              6<small>{<T of={mark} />}</small>
            </span>
            <T of={text} />
          </li>
        ))}
      </ul>
      <div className="a-year">
        {months.map((days) => (
          <Month key={days[0]?.date} days={days} onPick={may('calendar.manage') ? setDay : null} />
        ))}
      </div>
      {day && <DayDialog day={day} onClose={() => setDay(null)} />}
    </>
  )
}
