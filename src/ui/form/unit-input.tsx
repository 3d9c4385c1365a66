import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { FindUnits, type UnitRow } from '#kernel/org'
import { say } from '#platform/say'
import { useAsk } from '../ask/ask.ts'
import { useUnitNames } from '../show/unit-name.tsx'
import { words } from '../words/common.ts'
import { useSay } from '../words/language.tsx'
import { useSettled } from './use-settled.ts'

interface Common {
  id: string
  invalid?: boolean
  describedBy?: string
  disabled?: boolean
  /** Only units of this kind. */
  kind?: UnitRow['kind']
}

/** Options for what was typed, and for what is already chosen. */
function useUnitOptions(chosen: readonly number[], kind: UnitRow['kind'] | undefined) {
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const search = useSettled(typed)
  const found = useAsk(
    FindUnits,
    { query: { words: search || undefined, kind, size: 20 } },
    { skip: !open, keepPrevious: true },
  )
  const names = useUnitNames(chosen)
  const rows = found.data?.rows ?? []
  const options = rows.map((unit) => ({ value: unit.id, label: unit.name, path: unit.path.slice(-2).join(' / ') }))
  // What is chosen stays in the list, but not among the answers to a search that it does not answer.
  for (const id of typed === '' ? chosen : [])
    if (!rows.some((unit) => unit.id === id)) options.push({ value: id, label: names.get(id) ?? String(id), path: '' })
  return { options, names, setTyped, open, setOpen, busy: found.isFetching }
}

type Option = ReturnType<typeof useUnitOptions>['options'][number]

const drawOption = (option: Option) => (
  <span className="g-unit-option">
    {option.label}
    <small>{option.path}</small>
  </span>
)

function usePicker(chosen: readonly number[], { id, invalid, describedBy, disabled, kind }: Common) {
  const toSay = useSay()
  const { options, names, setTyped, open, setOpen, busy } = useUnitOptions(chosen, kind)
  return {
    id,
    disabled,
    options,
    showSearch: { filterOption: false, onSearch: setTyped },
    allowClear: true,
    loading: busy,
    status: invalid ? ('error' as const) : undefined,
    placeholder: toSay(say('输入名称、简称或拼音查找', 'Type a name or pinyin')),
    notFoundContent: toSay(busy ? words.loading : say('没有找到单位', 'No such unit')),
    open,
    onOpenChange: setOpen,
    // Left open, the next press of Tab would take the choice back.
    onSelect: () => setOpen(false),
    labelRender: ({ value, label }: { value?: unknown; label?: ReactNode }) =>
      names.get(Number(value)) ?? label ?? String(value),
    optionRender: (option: { data: Option }) => drawOption(option.data),
    popupMatchSelectWidth: false,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    className: 'g-wide',
  }
}

/** A unit of the organisation, looked for by name, short name or pinyin. */
export function UnitInput({
  value,
  onChange,
  ...common
}: Common & { value: number | null; onChange(value: number | null): void }) {
  const picker = usePicker(value === null ? [] : [value], common)
  return <Select<number, Option> {...picker} value={value} onChange={(id) => onChange(id ?? null)} />
}

/** Several units. */
export function UnitsInput({
  value,
  onChange,
  ...common
}: Common & { value: number[]; onChange(value: number[]): void }) {
  const picker = usePicker(value, common)
  return <Select<number[], Option> {...picker} mode="multiple" value={value} onChange={(ids) => onChange(ids)} />
}
