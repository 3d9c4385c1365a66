import { Button, Input, InputNumber, Select } from 'antd'
import type { TargetAnswer } from '#kernel/form'
import { join, say } from '#platform/say'
import { DeleteOutlined, PlusOutlined } from '../show/icons.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'
import { comparisons } from './comparisons.ts'
import { DateInput } from './date-input.tsx'
import type { InputProps } from './input-props.ts'
import { useRows } from './use-rows.ts'

const heads = {
  noun: say('目标内容', 'What'),
  comparison: say('比较', 'Comparison'),
  value: say('数值', 'Value'),
  measure: say('计量单位', 'Measure'),
  by: say('完成时限', 'By'),
}

const emptyRow: TargetAnswer = { noun: '', value: 0, measure: '', comparison: '>=', by: null }

interface RowProps {
  id: string
  row: TargetAnswer
  n: number
  disabled: boolean
  onChange(change: Partial<TargetAnswer>): void
  onRemove(): void
}

function TargetRow({ id, row, n, disabled, onChange, onRemove }: RowProps) {
  const toSay = useSay()
  const named = (head: keyof typeof heads) => toSay(join(heads[head], ` ${n}`))
  return (
    <li className="g-target">
      <Input
        id={id}
        aria-label={named('noun')}
        disabled={disabled}
        value={row.noun}
        maxLength={120}
        onChange={(e) => onChange({ noun: e.target.value })}
      />
      <Select
        aria-label={named('comparison')}
        disabled={disabled}
        value={row.comparison}
        options={Object.entries(comparisons).map(([value, label]) => ({ value, label: toSay(label) }))}
        onChange={(comparison: TargetAnswer['comparison']) => onChange({ comparison })}
      />
      <InputNumber<number>
        aria-label={named('value')}
        disabled={disabled}
        controls={false}
        value={row.value}
        onChange={(value) => onChange({ value: value ?? 0 })}
        className="g-number-input"
      />
      <Input
        aria-label={named('measure')}
        disabled={disabled}
        value={row.measure}
        maxLength={20}
        onChange={(e) => onChange({ measure: e.target.value })}
      />
      <DateInput
        id={`${id}-by`}
        label={named('by')}
        disabled={disabled}
        value={row.by}
        onChange={(by) => onChange({ by })}
      />
      <Button
        icon={<DeleteOutlined />}
        disabled={disabled}
        aria-label={toSay(join(words.remove, ` ${n}`))}
        onClick={onRemove}
      />
    </li>
  )
}

/** Measurable targets as a document states them: at least 60 per cent by the end of 2035. */
export function TargetsInput({ id, value, onChange, disabled }: InputProps) {
  const rows = useRows((value as TargetAnswer[] | null) ?? [], onChange)
  return (
    <fieldset className="g-figures" aria-labelledby={`${id}-label`}>
      <div className="g-target g-figure-head" aria-hidden="true">
        {Object.entries(heads).map(([name, label]) => (
          <span key={name}>
            <T of={label} />
          </span>
        ))}
      </div>
      <ol>
        {rows.keyed.map(({ key, row }, i) => (
          <TargetRow
            key={key}
            id={i === 0 ? id : `${id}-${i}`}
            row={row}
            n={i + 1}
            disabled={disabled}
            onChange={(part) => rows.change(i, part)}
            onRemove={() => rows.remove(i)}
          />
        ))}
      </ol>
      <Button
        id={rows.keyed.length === 0 ? id : undefined}
        icon={<PlusOutlined />}
        disabled={disabled}
        onClick={() => rows.add(emptyRow)}
      >
        <T of={words.add} />
      </Button>
    </fieldset>
  )
}
