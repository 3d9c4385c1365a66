import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface Props {
  id: string
  value: string | null
  onChange(value: string | null): void
  invalid?: boolean
  describedBy?: string
  disabled?: boolean
  /** Name for those who cannot see the layout, where no label element names it. */
  label?: string
}

/** A day, typed as 2026-03-31 or picked. */
export function DateInput({ id, value, onChange, invalid, describedBy, disabled, label }: Props) {
  return (
    <DatePicker
      id={id}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
      format="YYYY-MM-DD"
      status={invalid ? 'error' : undefined}
      disabled={disabled}
      aria-label={label}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      className="g-date"
    />
  )
}
