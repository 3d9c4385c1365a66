import { Button, Input, Select } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { Choice } from '#kernel/form'
import { type Say, say } from '#platform/say'
import type { Filters } from '../ask/query-string.ts'
import { DateInput } from '../form/date-input.tsx'
import { PeriodInput } from '../form/period-input.tsx'
import { UnitInput } from '../form/unit-input.tsx'
import { ControlOutlined } from '../show/icons.tsx'
import { useWide } from '../show/wide.ts'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'

/** One filter above a list. */
export interface FilterField {
  name: string
  label: Say
  kind: 'choice' | 'unit' | 'period' | 'date' | 'yes-no'
  choices?: readonly Choice[]
  /** The choice that holds while nothing is chosen, where that is not everything. */
  unset?: (filters: Filters) => string
}

interface Props {
  fields?: readonly FilterField[]
  value: Filters
  onChange(change: Record<string, string | number | boolean | null>): void
  /** What the words search looks in; null leaves it out. */
  search?: Say | null
  children?: ReactNode
}

const yesNo: readonly Choice[] = [
  { value: 'true', label: words.yes },
  { value: 'false', label: words.no },
]

function FilterInput({
  field,
  value,
  unset,
  onChange,
}: {
  field: FilterField
  value: string | undefined
  unset: string | undefined
  onChange(v: string | null): void
}) {
  const toSay = useSay()
  const id = `filter-${field.name}`
  if (field.kind === 'unit')
    return (
      <UnitInput
        id={id}
        value={value ? Number(value) : null}
        onChange={(v) => onChange(v === null ? null : String(v))}
      />
    )
  if (field.kind === 'date') return <DateInput id={id} value={value ?? null} onChange={onChange} />
  if (field.kind === 'period') return <PeriodInput id={id} value={value ?? null} onChange={onChange} />
  const choices = field.kind === 'yes-no' ? yesNo : (field.choices ?? [])
  return (
    <Select
      id={id}
      allowClear={unset === undefined}
      value={value ?? unset ?? null}
      placeholder={toSay(words.all)}
      options={choices.map((choice) => ({ value: choice.value, label: toSay(choice.label) }))}
      onChange={(v: string | undefined) => onChange(v ?? null)}
      popupMatchSelectWidth={false}
    />
  )
}

function WordsInput({ label, value, onChange }: { label: Say; value: string; onChange(words: string): void }) {
  const toSay = useSay()
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  return (
    <Input.Search
      id="filter-words"
      allowClear
      value={typed}
      placeholder={toSay(label)}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onChange(text.trim())}
      enterButton={toSay(words.search)}
    />
  )
}

interface FieldsProps {
  of: readonly FilterField[]
  value: Filters
  onChange: Props['onChange']
}

const fieldsOf = ({ of, value, onChange }: FieldsProps) =>
  of.map((field) => (
    <div className="g-filter" key={field.name}>
      <label htmlFor={`filter-${field.name}`}>
        <T of={field.label} />
      </label>
      <FilterInput
        field={field}
        value={value[field.name]}
        unset={field.unset?.(value)}
        onChange={(v) => onChange({ [field.name]: v })}
      />
    </div>
  ))

/** On a phone the fields are behind one button that says how many of them narrow the list: the first row comes first. */
function Folded(props: FieldsProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const set = props.of.filter(({ name }) => Boolean(props.value[name])).length
  return (
    <>
      <Button
        className="g-filter-fold"
        icon={<ControlOutlined aria-hidden />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <T of={set > 0 ? say(`筛选（已用 ${set} 项）`, `Filters (${set} set)`) : say('筛选', 'Filters')} />
      </Button>
      <div id={id} className="g-filter-fields" hidden={!open}>
        {open && fieldsOf(props)}
      </div>
    </>
  )
}

const Fields = (props: FieldsProps) => (useWide() ? fieldsOf(props) : <Folded {...props} />)

/** Filters above a list; each change goes to the address bar, so that a list can be sent as a link. */
export function FilterBar({ fields = [], value, onChange, search, children }: Props) {
  const set = Object.keys(value).filter((name) => name !== 'page' && name !== 'size')
  return (
    <search className="g-filters">
      {search !== null && (
        <div className="g-filter g-filter-words">
          <label htmlFor="filter-words">
            <T of={words.search} />
          </label>
          <WordsInput
            label={search ?? say('名称、编号等', 'Name, number …')}
            value={value.words ?? ''}
            onChange={(text) => onChange({ words: text || null })}
          />
        </div>
      )}
      {fields.length > 0 && <Fields of={fields} value={value} onChange={onChange} />}
      {set.length > 0 && (
        <Button type="link" onClick={() => onChange(Object.fromEntries(set.map((name) => [name, null])))}>
          <T of={words.clear} />
        </Button>
      )}
      {children}
    </search>
  )
}
