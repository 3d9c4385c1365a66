import { Select, Space } from 'antd'
import { dateInChina, yearOf } from '#kernel/calendar'
import { say } from '#platform/say'
import { useSay } from '../words/language.tsx'
import { joinPeriod, partsOfYear, splitPeriod } from './period.ts'

interface Props {
  id: string
  value: string | null
  onChange(value: string | null): void
  invalid?: boolean
  describedBy?: string
  disabled?: boolean
}

/** Years that can be reported for: five back, one ahead. */
const years = () => Array.from({ length: 7 }, (_, i) => String(yearOf(dateInChina(new Date())) + 1 - i))

/** A year and a part of it: 2026, 2026-Q3, 2026-H1, 2026-05. */
export function PeriodInput({ id, value, onChange, invalid, describedBy, disabled }: Props) {
  const toSay = useSay()
  const { year, part } = splitPeriod(value)
  const status = invalid ? 'error' : undefined
  return (
    <Space.Compact>
      <Select
        id={id}
        allowClear
        value={year}
        status={status}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        placeholder={toSay(say('年份', 'Year'))}
        options={years().map((y) => ({ value: y, label: y }))}
        onChange={(y: string | undefined) => onChange(joinPeriod(y ?? null, part))}
        className="g-year"
      />
      <Select
        aria-label={toSay(say('季度、半年或月份', 'Quarter, half or month'))}
        value={part}
        status={status}
        disabled={disabled || year === null}
        options={partsOfYear.map((p) => ({ value: p.value, label: toSay(p.label) }))}
        onChange={(p: string) => onChange(joinPeriod(year, p))}
        className="g-part"
      />
    </Space.Compact>
  )
}
