import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { T, useSay } from '#ui'
import type { Answer, Option, Question } from '../model/index.ts'

interface Props {
  of: Question
  value: Answer | undefined
  fault: Fault | undefined
  onChange(value: Answer | undefined): void
}

/** Buttons of which one is chosen. */
function Choose({
  name,
  options,
  value,
  onChange,
}: {
  name: string
  options: readonly Option[]
  value: string | undefined
  onChange(value: string): void
}) {
  return options.map((option) => (
    <label key={option.value} className="v-choice">
      <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
      <span>
        <T of={option.label} />
      </span>
    </label>
  ))
}

function Several({ of, value, onChange }: Props & { of: Question & { kind: 'multiple' } }) {
  const chosen = Array.isArray(value) ? value : []
  return of.options.map((option) => (
    <label key={option.value} className="v-choice">
      <input
        type="checkbox"
        checked={chosen.includes(option.value)}
        onChange={(event) => {
          const next = event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value)
          onChange(next.length > 0 ? next : undefined)
        }}
      />
      <span>
        <T of={option.label} />
      </span>
    </label>
  ))
}

function Scale({ of, value, onChange }: Props & { of: Question & { kind: 'scale' } }) {
  const steps = Array.from({ length: of.to - of.from + 1 }, (_, i) => of.from + i)
  return (
    <div className="v-scale">
      <small>
        <T of={of.low} />
      </small>
      {steps.map((step) => (
        <label key={step} className="v-step">
          <input type="radio" name={of.key} checked={value === step} onChange={() => onChange(step)} />
          <span>{step}</span>
        </label>
      ))}
      <small>
        <T of={of.high} />
      </small>
    </div>
  )
}

function Matrix({ of, value, onChange }: Props & { of: Question & { kind: 'matrix' } }) {
  const given = typeof value === 'object' && !Array.isArray(value) ? value : {}
  return of.rows.map((row) => (
    <fieldset key={row.value} className="v-row">
      <legend>
        <T of={row.label} />
      </legend>
      <Choose
        name={`${of.key}-${row.value}`}
        options={of.columns}
        value={given[row.value]}
        onChange={(column) => onChange({ ...given, [row.value]: column })}
      />
    </fieldset>
  ))
}

function Typed({ of, value, onChange }: Props & { of: Question & { kind: 'number' | 'text' } }) {
  const toSay = useSay()
  if (of.kind === 'text')
    return (
      <textarea
        rows={3}
        maxLength={of.max}
        aria-label={toSay(of.label)}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    )
  return (
    <span className="v-number">
      <input
        type="number"
        inputMode="decimal"
        step={10 ** -of.decimals}
        aria-label={toSay(of.label)}
        value={typeof value === 'number' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
      />
      {of.unit && <T of={of.unit} />}
    </span>
  )
}

function Body(props: Props) {
  const { of, value, onChange } = props
  switch (of.kind) {
    case 'single':
      return (
        <Choose
          name={of.key}
          options={of.options}
          value={typeof value === 'string' ? value : undefined}
          onChange={onChange}
        />
      )
    case 'multiple':
      return <Several {...props} of={of} />
    case 'scale':
      return <Scale {...props} of={of} />
    case 'matrix':
      return <Matrix {...props} of={of} />
    default:
      return <Typed {...props} of={of} />
  }
}

/** One question as people see it on a phone. */
export function QuestionField(props: Props & { number: number }) {
  const { of, fault, number } = props
  return (
    <fieldset className="v-question" id={`q-${of.key}`}>
      <legend>
        {number}. <T of={of.label} />
        {of.required && <T of={say('（必答）', ' (required)')} />}
      </legend>
      {of.hint && (
        <p className="v-hint">
          <T of={of.hint} />
        </p>
      )}
      <Body {...props} />
      {fault && (
        <p className="v-fault" role="alert">
          <T of={fault.message} />
        </p>
      )}
    </fieldset>
  )
}
