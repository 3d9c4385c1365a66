import { Input } from 'antd'
import type { Say } from '#platform/say'
import { T, useSay } from '#ui'

interface Props {
  id: string
  label: Say
  value: string
  onChange(value: string): void
  kind?: 'text' | 'password' | 'code'
  autoComplete?: string
  hint?: Say
  focused?: boolean
}

/** A labelled line for a name, password or code. */
export function Entry({ id, label, value, onChange, kind = 'text', autoComplete, hint, focused }: Props) {
  const toSay = useSay()
  const common = {
    id,
    value,
    autoComplete,
    autoFocus: focused,
    required: true,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <div className="g-field">
      <div className="g-label">
        <label htmlFor={id}>
          <T of={label} />
        </label>
      </div>
      {kind === 'password' && <Input.Password {...common} />}
      {kind === 'code' && <Input {...common} inputMode="numeric" maxLength={6} pattern="[0-9]{6}" />}
      {kind === 'text' && <Input {...common} />}
      {hint && (
        <small id={`${id}-hint`} className="g-hint">
          {toSay(hint)}
        </small>
      )}
    </div>
  )
}
