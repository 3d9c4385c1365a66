import { Alert, Button } from 'antd'
import { useEffect, useId, useRef } from 'react'
import type { Field, Form } from '#kernel/form'
import type { Fault } from '#platform/errors'
import { say } from '#platform/say'
import { FaultList } from '../show/problem.tsx'
import { T, useSay } from '../words/language.tsx'
import { faultsElsewhere, faultsFor } from './faults-for.ts'
import { FieldInput, groupKinds, wideKinds } from './field-input.tsx'
import type { FormSurroundings } from './input-props.ts'
import type { Draft } from './use-form.ts'

export interface FormForProps extends FormSurroundings {
  form: Form
  value: Draft
  onChange(value: Draft): void
  faults?: readonly Fault[]
  disabled?: boolean
  /** Answers that the system already knew; their fields say so. */
  known?: Readonly<Record<string, unknown>>
  /** Unsaved answers were found and put back. */
  restored?: boolean
  onGiveUp?(): void
  /** The cursor starts in the first field. */
  autoFocus?: boolean
}

const texts = {
  optional: say('选填', 'optional'),
  required: say('必填', 'required'),
  known: say('系统已带出', 'already known'),
  restored: say('已恢复上次未提交的内容。', 'Your unsaved answers are back.'),
  giveUp: say('放弃，重新填写', 'Start afresh'),
}

const focusable = 'input:not([type=hidden]):not([hidden]),textarea,select,button,[tabindex="0"]'

interface OneProps extends Omit<FormForProps, 'form'> {
  name: string
  field: Field
  prefix: string
}

function OneField({ name, field, prefix, value, onChange, faults = [], disabled = false, known, ...around }: OneProps) {
  const toSay = useSay()
  const id = `${prefix}-${name}`
  const own = faultsFor(name, faults)
  const described = [field.hint && `${id}-hint`, own.length > 0 && `${id}-faults`].filter(Boolean).join(' ')
  const Label = isGroup(field) ? 'span' : 'label'
  const given = known?.[name] ?? null
  const isKnown = given !== null && given === value[name] && !(Array.isArray(given) && given.length === 0)
  return (
    <div className={classOf(field)} data-invalid={own.length > 0 || undefined}>
      <div className="g-label">
        <Label id={`${id}-label`} {...(Label === 'label' ? { htmlFor: id } : {})}>
          <T of={field.label} />
          {!field.optional && (
            <>
              <span className="g-required" aria-hidden="true">
                *
              </span>
              <span className="g-unseen">{toSay(texts.required)}</span>
            </>
          )}
        </Label>
        {field.optional && (
          <small>
            <T of={texts.optional} />
          </small>
        )}
        {isKnown && (
          <small className="g-known">
            <T of={texts.known} />
          </small>
        )}
      </div>
      <FieldInput
        {...around}
        id={id}
        field={field}
        value={value[name]}
        onChange={(v) => onChange({ ...value, [name]: v })}
        invalid={own.length > 0}
        describedBy={described || undefined}
        disabled={disabled}
      />
      {field.hint && (
        <small id={`${id}-hint`} className="g-hint">
          <T of={field.hint} />
        </small>
      )}
      {own.length > 0 && (
        <div id={`${id}-faults`} className="g-field-faults">
          <FaultList faults={own} />
        </div>
      )}
    </div>
  )
}

/** How much room a field takes: the whole line, two columns, or one. */
function classOf(field: Field): string {
  if (wideKinds.includes(field.kind)) return 'g-field g-field-wide'
  return field.kind === 'text' && (field.max ?? 0) > 60 ? 'g-field g-field-long' : 'g-field'
}

/** Choices side by side are a group, too. */
const isGroup = (field: Field): boolean =>
  groupKinds.includes(field.kind) || (field.kind === 'choice' && (field.choices?.length ?? 0) <= 4)

/** Draws a form: every field by its kind, with hint, required mark and the server's faults beside it. */
export function FormFor({ form, restored, onGiveUp, autoFocus, ...rest }: FormForProps) {
  const prefix = useId()
  const box = useRef<HTMLDivElement>(null)
  const faults = rest.faults ?? []
  const elsewhere = faultsElsewhere(Object.keys(form), faults)
  useEffect(() => {
    if (faults.length > 0) box.current?.querySelector<HTMLElement>(`[data-invalid] :is(${focusable})`)?.focus()
  }, [faults])
  useEffect(() => {
    if (autoFocus) box.current?.querySelector<HTMLElement>(`.g-field :is(${focusable})`)?.focus()
  }, [autoFocus])
  return (
    <div ref={box} className="g-form">
      {restored && (
        <Alert
          type="info"
          className="g-field-wide"
          title={<T of={texts.restored} />}
          action={
            <Button size="small" type="link" onClick={onGiveUp}>
              <T of={texts.giveUp} />
            </Button>
          }
        />
      )}
      {elsewhere.length > 0 && (
        <div className="g-field-wide" role="alert">
          <FaultList faults={elsewhere} />
        </div>
      )}
      {Object.entries(form).map(([name, field]) => (
        <OneField key={name} {...rest} name={name} field={field} prefix={prefix} />
      ))}
    </div>
  )
}
