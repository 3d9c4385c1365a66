import type { Field } from '#kernel/form'
import type { Dimension } from '#kernel/indicator'
import type { Say } from '#platform/say'

/** An indicator that a figure can be reported for. */
export interface IndicatorChoice {
  name: string
  label: Say
  measure?: Say
  decimals?: number
  /** What its figures can be typed by. */
  dimensions?: readonly Dimension[]
}

/** What the fields of a form may need from the page around them. */
export interface FormSurroundings {
  /** Unit for which evidence is uploaded. */
  unitId?: number
  /** Indicators offered by a figures field. */
  indicators?: readonly IndicatorChoice[]
}

/** What every input of a form is handed. */
export interface InputProps extends FormSurroundings {
  id: string
  field: Field
  value: unknown
  onChange(value: unknown): void
  invalid: boolean
  describedBy: string | undefined
  disabled: boolean
}
