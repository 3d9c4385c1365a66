import { Button, Input, InputNumber, Select } from 'antd'
import type { FigureAnswer } from '#kernel/form'
import { ListIndicators } from '#kernel/indicator'
import { join, say } from '#platform/say'
import { useAsk } from '../ask/ask.ts'
import { DeleteOutlined, PlusOutlined } from '../show/icons.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'
import { DateInput } from './date-input.tsx'
import { figureMethods } from './figure-methods.ts'
import { FigureParts, isTotalled } from './figure-parts.tsx'
import type { IndicatorChoice, InputProps } from './input-props.ts'
import { nameList } from './name-list.ts'
import { useRows } from './use-rows.ts'

const heads = {
  indicator: say('指标', 'Indicator'),
  value: say('数值', 'Value'),
  qualifier: say('限定词', 'Qualifier'),
  scope: say('统计范围', 'Scope'),
  asOf: say('截止日期', 'As of'),
  method: say('来源方式', 'Method'),
}
const qualifierHint = say('如“约”“超过”', 'such as “about”')

const emptyRow: FigureAnswer = { indicator: '', value: null, qualifier: '', scope: '', asOf: null, method: 'filled' }

interface RowProps {
  id: string
  row: FigureAnswer
  n: number
  indicators: readonly IndicatorChoice[] | undefined
  disabled: boolean
  onChange(change: Partial<FigureAnswer>): void
  onRemove(): void
}

function IndicatorCell({ id, row, n, indicators, disabled, onChange }: RowProps) {
  const toSay = useSay()
  const label = toSay(join(heads.indicator, ` ${n}`))
  if (!indicators)
    return (
      <Input
        id={id}
        aria-label={label}
        disabled={disabled}
        value={row.indicator}
        onChange={(e) => onChange({ indicator: e.target.value })}
      />
    )
  return (
    <Select
      id={id}
      aria-label={label}
      disabled={disabled}
      value={row.indicator || null}
      options={indicators.map((i) => ({ value: i.name, label: toSay(i.label) }))}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onOpenChange={nameList(id, toSay(say('可选项', 'Choices')))}
      onChange={(indicator: string) => onChange({ indicator, parts: undefined })}
      className="g-wide"
    />
  )
}

function FigureRow(props: RowProps) {
  const { id, row, n, disabled, onChange, onRemove, indicators } = props
  const toSay = useSay()
  const named = (head: keyof typeof heads) => toSay(join(heads[head], ` ${n}`))
  const indicator = indicators?.find((i) => i.name === row.indicator)
  const measure = indicator?.measure
  return (
    <li className="g-figure">
      <IndicatorCell {...props} />
      <InputNumber<number>
        aria-label={named('value')}
        disabled={disabled || isTotalled(row, indicator)}
        controls={false}
        value={row.value}
        suffix={measure ? toSay(measure) : undefined}
        onChange={(value) => onChange({ value })}
        className="g-number-input"
      />
      <Input
        aria-label={named('qualifier')}
        placeholder={toSay(qualifierHint)}
        disabled={disabled}
        value={row.qualifier}
        maxLength={20}
        onChange={(e) => onChange({ qualifier: e.target.value })}
      />
      <Input
        aria-label={named('scope')}
        placeholder={toSay(heads.scope)}
        disabled={disabled}
        value={row.scope}
        maxLength={200}
        onChange={(e) => onChange({ scope: e.target.value })}
      />
      <DateInput
        id={`${id}-as-of`}
        label={named('asOf')}
        disabled={disabled}
        value={row.asOf}
        onChange={(asOf) => onChange({ asOf })}
      />
      <Select
        aria-label={named('method')}
        disabled={disabled}
        value={row.method}
        options={Object.entries(figureMethods).map(([value, label]) => ({ value, label: toSay(label) }))}
        onChange={(method: FigureAnswer['method']) => onChange({ method })}
      />
      <Button
        icon={<DeleteOutlined />}
        disabled={disabled}
        aria-label={toSay(join(words.remove, ` ${n}`))}
        onClick={onRemove}
      />
      {indicator?.dimensions && indicator.dimensions.length > 0 && row.scope === '' && (
        <div className="g-figure-all">
          <FigureParts row={row} n={n} indicator={indicator} disabled={disabled} onChange={onChange} />
        </div>
      )}
    </li>
  )
}

/** Figures reported with their scope, as-of date and method; never a bare number. */
export function FiguresInput({ id, value, onChange, disabled, ...around }: InputProps) {
  // Nobody knows an indicator by the name it has in code: where a page offers none, all are offered.
  const { data } = useAsk(ListIndicators, { query: {} })
  const indicators = around.indicators ?? data
  const rows = useRows((value as FigureAnswer[] | null) ?? [], onChange)
  return (
    <fieldset className="g-figures" aria-labelledby={`${id}-label`}>
      <div className="g-figure g-figure-head" aria-hidden="true">
        {Object.entries(heads).map(([name, label]) => (
          <span key={name}>
            <T of={label} />
          </span>
        ))}
      </div>
      <ol>
        {rows.keyed.map(({ key, row }, i) => (
          <FigureRow
            key={key}
            id={i === 0 ? id : `${id}-${i}`}
            row={row}
            n={i + 1}
            indicators={indicators}
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
