import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { words } from '../words/common.ts'
import { useSay } from '../words/language.tsx'
import type { InputProps } from './input-props.ts'

const marks = ({ id, invalid, describedBy, disabled, field }: InputProps) => ({
  id,
  'aria-required': !field.optional,
  disabled,
  status: invalid ? ('error' as const) : undefined,
  'aria-invalid': invalid,
  'aria-describedby': describedBy,
})

/** One line of text. An empty one is no answer. Too long a text is refused in words: a browser would cut what is pasted. */
export function TextInput(props: InputProps) {
  return (
    <Input
      {...marks(props)}
      value={(props.value as string | null) ?? ''}
      onChange={(event) => props.onChange(event.target.value || null)}
    />
  )
}

/** Several lines of text. */
export function LongTextInput(props: InputProps) {
  return (
    <Input.TextArea
      {...marks(props)}
      value={(props.value as string | null) ?? ''}
      className="g-growing"
      onChange={(event) => props.onChange(event.target.value || null)}
    />
  )
}

/** A number with its measure behind it. */
export function NumberInput(props: InputProps) {
  const toSay = useSay()
  const { field } = props
  return (
    <InputNumber<number>
      {...marks(props)}
      value={props.value as number | null}
      precision={field.decimals ?? 0}
      controls={false}
      suffix={field.measure ? toSay(field.measure) : undefined}
      onChange={(value) => props.onChange(value)}
      className="g-number-input"
    />
  )
}

/** Yes or no, neither chosen at first. */
export function YesNoInput(props: InputProps) {
  const toSay = useSay()
  const { status: _status, ...rest } = marks(props)
  return (
    <Radio.Group
      {...rest}
      aria-labelledby={`${props.id}-label`}
      value={props.value ?? null}
      onChange={(event) => props.onChange(event.target.value)}
      options={[
        { value: true, label: toSay(words.yes) },
        { value: false, label: toSay(words.no) },
      ]}
    />
  )
}

/** One of some choices: side by side when few, a drop-down when many. */
export function ChoiceInput(props: InputProps) {
  const toSay = useSay()
  const options = (props.field.choices ?? []).map((c) => ({ value: c.value, label: toSay(c.label) }))
  const { status, ...rest } = marks(props)
  if (options.length <= 4)
    return (
      <Radio.Group
        {...rest}
        aria-labelledby={`${props.id}-label`}
        value={props.value ?? null}
        onChange={(event) => props.onChange(event.target.value)}
        options={options}
      />
    )
  return (
    <Select
      {...rest}
      status={status}
      allowClear={props.field.optional ?? false}
      value={(props.value as string | null) ?? null}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(value: string | undefined) => props.onChange(value ?? null)}
      className="g-wide"
    />
  )
}

/** Any of some choices. */
export function ChoicesInput(props: InputProps) {
  const toSay = useSay()
  const options = (props.field.choices ?? []).map((c) => ({ value: c.value, label: toSay(c.label) }))
  const chosen = (props.value as string[] | null) ?? []
  if (options.length <= 8)
    return (
      <fieldset className="g-bare" aria-labelledby={`${props.id}-label`} id={props.id}>
        <Checkbox.Group
          disabled={props.disabled}
          value={chosen}
          options={options}
          onChange={(value) => props.onChange(value)}
        />
      </fieldset>
    )
  return (
    <Select
      {...marks(props)}
      aria-labelledby={`${props.id}-label`}
      mode="multiple"
      value={chosen}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(value: string[]) => props.onChange(value)}
      className="g-wide"
    />
  )
}
