import { Button, Popover } from 'antd'
import type { CaseAnswer } from '#kernel/process'
import { join, say } from '#platform/say'
import { CalendarOutlined } from '../show/icons.tsx'
import { Scroll } from '../show/scroll.tsx'
import { T, useSay } from '../words/language.tsx'

type Due = NonNullable<CaseAnswer['due']>

const texts = {
  overdue: say('已逾期', 'overdue'),
  how: say('期限怎样算出', 'How this date was reckoned'),
  provisional: say(
    '含未公布放假安排的年份，日期为暂定。',
    'A year without an official calendar was walked through; provisional.',
  ),
}

function Arithmetic({ due }: { due: Due }) {
  return (
    <Scroll label={texts.how} className="g-due-steps">
      <p>
        <T of={due.words} />
      </p>
      {due.provisional && (
        <p>
          <T of={texts.provisional} />
        </p>
      )}
      {due.source && (
        <small className="g-source">
          <T of={join(say('依据：', 'Source: '), due.source)} />
        </small>
      )}
      <ol>
        {due.steps.map((step) => (
          <li key={step.date} className={step.counted ? undefined : 'g-skipped'}>
            <span className="g-number">{step.n ?? '—'}</span> <time>{step.date}</time> <T of={step.reason} />
          </li>
        ))}
      </ol>
    </Scroll>
  )
}

/** A due date; a press opens the arithmetic behind it, day by day. */
export function DueDate({ on, due, overdue }: { on: string | null; due?: Due | null; overdue?: boolean }) {
  const toSay = useSay()
  if (!on) return <T of={say('无期限', 'No deadline')} />
  const date = (
    <span className={overdue ? 'g-overdue' : undefined}>
      {on}
      {overdue && (
        <>
          {' '}
          <T of={texts.overdue} />
        </>
      )}
    </span>
  )
  if (!due) return date
  return (
    <Popover trigger="click" title={toSay(texts.how)} content={<Arithmetic due={due} />} placement="bottom">
      <Button type="link" size="small" icon={<CalendarOutlined />}>
        {date}
        <span className="g-unseen">
          <T of={texts.how} />
        </span>
      </Button>
    </Popover>
  )
}
