import { InputNumber } from 'antd'
import { useState } from 'react'
import { dateInChina } from '#kernel/calendar'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, DateInput, T, useAsk } from '#ui'
import { CountWorkdays } from '../../model/index.ts'

const most = 400

/** A date plus or minus so many working days, with every day on the way. */
export function CountBox() {
  const [from, setFrom] = useState(() => dateInChina(new Date()))
  const [days, setDays] = useState(10)
  const asked = useAsk(CountWorkdays, { query: { from, days } }, { keepPrevious: true })
  return (
    <>
      <div className="a-row">
        <label htmlFor="count-from">
          <T of={say('起算日（当日不计）', 'From (not counted)')} />
          <DateInput id="count-from" value={from} onChange={(day) => day && setFrom(day)} />
        </label>
        <label htmlFor="count-days">
          <T of={say('工作日数（负数向前推）', 'Working days (negative counts back)')} />
          <InputNumber<number>
            id="count-days"
            value={days}
            min={-most}
            max={most}
            precision={0}
            onChange={(value) => setDays(value ?? 0)}
          />
        </label>
      </div>
      <Asked of={asked}>{(of) => <Counted of={of} />}</Asked>
    </>
  )
}

function Counted({ of }: { of: AnswerOf<typeof CountWorkdays> }) {
  return (
    <div role="status">
      <p>
        <strong>{of.date}</strong> {of.warning && <T of={of.warning} />}
      </p>
      <details>
        <summary>
          <T of={say(`逐日推算（${of.steps.length} 天）`, `Day by day (${of.steps.length})`)} />
        </summary>
        <div className="g-due-steps">
          <ol>
            {of.steps.map((step) => (
              <li key={step.date} className={step.counted ? undefined : 'g-skipped'}>
                <span className="g-number">{step.n ?? '—'}</span>
                <time>{step.date}</time>
                <span>
                  <T of={step.reason} />
                </span>
              </li>
            ))}
          </ol>
        </div>
      </details>
    </div>
  )
}
