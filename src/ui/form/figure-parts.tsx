import { InputNumber } from 'antd'
import type { FigureAnswer } from '#kernel/form'
import { type Dimension, type Parts, sumOfParts, totalOfParts } from '#kernel/indicator'
import { join, say } from '#platform/say'
import { formatNumber } from '../show/format.ts'
import { T, useLanguage, useSay } from '../words/language.tsx'
import type { IndicatorChoice } from './input-props.ts'

interface FigurePartsProps {
  row: FigureAnswer
  n: number
  indicator: IndicatorChoice
  disabled: boolean
  onChange(change: Partial<FigureAnswer>): void
}

const asTyped = ({ dimensions = [], decimals = 0 }: IndicatorChoice) => ({ dimensions: [...dimensions], decimals })

/** Whether the total comes from complete categories, so that nobody types it. */
export const isTotalled = (row: FigureAnswer, indicator: IndicatorChoice | undefined): boolean =>
  indicator !== undefined && totalOfParts(asTyped(indicator), row.parts) !== null

/** How far a dimension is filled, and what is left without a category. */
function sayFilled(dimension: Dimension, parts: Parts | undefined, total: number | null, decimals: number) {
  const { given, sum, isComplete } = sumOfParts(dimension, parts, decimals)
  if (given === 0) return null
  if (isComplete) return { sum, words: say('合计自动得出', 'the total follows') }
  const rest = total === null ? null : Number((total - sum).toFixed(decimals))
  const missing = dimension.categories.length - given
  return {
    sum,
    words:
      rest === null
        ? say(`还有 ${missing} 类未填，未填齐须另填合计`, `${missing} left; without them give the total`)
        : say(`还有 ${missing} 类未填，未分类 ${rest}`, `${missing} left; ${rest} unclassified`),
  }
}

/** The categories of a figure, each typed once; complete ones make the total. */
export function FigureParts({ row, n, indicator, disabled, onChange }: FigurePartsProps) {
  const toSay = useSay()
  const lang = useLanguage()
  const { dimensions, decimals } = asTyped(indicator)
  const change = (name: string, category: string, value: number | null) => {
    const parts = { ...row.parts, [name]: { ...row.parts?.[name], [category]: value } }
    const total = totalOfParts({ dimensions, decimals }, parts)
    const was = totalOfParts({ dimensions, decimals }, row.parts)
    // A total that followed from its categories goes with them.
    onChange({ parts, value: total ?? (was === null ? row.value : null) })
  }
  return dimensions.map((dimension) => {
    const filled = sayFilled(dimension, row.parts?.[dimension.name], row.value, decimals)
    return (
      <details key={dimension.name} className="g-figure-parts" open={filled !== null || undefined}>
        <summary>
          <T of={say(`按${dimension.label.zh}填报`, `By ${dimension.label.en}`)} />
        </summary>
        <div className="g-figure-parts-grid">
          {dimension.categories.map(({ value, label }) => (
            <div key={value}>
              <span aria-hidden="true">
                <T of={label} />
              </span>
              <InputNumber<number>
                aria-label={toSay(join(label, ` ${n}`))}
                disabled={disabled}
                controls={false}
                min={0}
                value={row.parts?.[dimension.name]?.[value] ?? null}
                onChange={(number) => change(dimension.name, value, number)}
                className="g-number-input"
              />
            </div>
          ))}
        </div>
        {filled && (
          <p className="g-note">
            <T of={say('已填小计', 'So far')} /> {formatNumber(filled.sum, decimals, lang)} · <T of={filled.words} />
          </p>
        )}
      </details>
    )
  })
}
