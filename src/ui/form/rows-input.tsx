import { Button } from 'antd'
import type { ComponentType } from 'react'
import type { Form } from '#kernel/form'
import { join, say } from '#platform/say'
import { DeleteOutlined, PlusOutlined } from '../show/icons.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'
import type { InputProps } from './input-props.ts'
import { useRows } from './use-rows.ts'

type Row = Record<string, unknown>

interface RowProps extends InputProps {
  form: Form
  row: Row
  n: number
  /** Draws one cell: the same input that a form would show. */
  Cell: ComponentType<InputProps>
  onPart(part: Row): void
  onRemove(): void
}

function OneRow({ id, form, row, n, Cell, onPart, onRemove, disabled, invalid: _invalid, ...around }: RowProps) {
  const toSay = useSay()
  return (
    <li className="g-row">
      <fieldset>
        <legend>
          <T of={say(`第 ${n} 行`, `Line ${n}`)} />
        </legend>
        {Object.entries(form).map(([name, field]) => (
          <div key={name} className={field.kind === 'long-text' ? 'g-cell g-field-wide' : 'g-cell'}>
            <label id={`${id}-${name}-label`} htmlFor={`${id}-${name}`}>
              <T of={field.label} />
              {!field.optional && (
                <span className="g-required" aria-hidden="true">
                  *
                </span>
              )}
            </label>
            <Cell
              {...around}
              id={`${id}-${name}`}
              field={field}
              value={row[name]}
              onChange={(value) => onPart({ [name]: value })}
              invalid={false}
              describedBy={undefined}
              disabled={disabled}
            />
          </div>
        ))}
        <Button
          icon={<DeleteOutlined />}
          disabled={disabled}
          aria-label={toSay(join(words.remove, ` ${n}`))}
          onClick={onRemove}
        />
      </fieldset>
    </li>
  )
}

/** Rows of a small table, each a form of its own. */
export function RowsInput({ Cell, ...props }: InputProps & { Cell: ComponentType<InputProps> }) {
  const { id, field, value, onChange, disabled } = props
  const rows = useRows((value as Row[] | null) ?? [], onChange)
  const empty = Object.fromEntries(Object.keys(field.row ?? {}).map((name) => [name, null]))
  return (
    <fieldset className="g-figures" aria-labelledby={`${id}-label`}>
      <ol>
        {rows.keyed.map(({ key, row }, i) => (
          <OneRow
            key={key}
            {...props}
            id={`${id}-${key}`}
            form={field.row ?? {}}
            row={row}
            n={i + 1}
            Cell={Cell}
            onPart={(part) => rows.change(i, part)}
            onRemove={() => rows.remove(i)}
          />
        ))}
      </ol>
      <Button id={id} icon={<PlusOutlined />} disabled={disabled} onClick={() => rows.add(empty)}>
        <T of={words.add} />
      </Button>
    </fieldset>
  )
}
