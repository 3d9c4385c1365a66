import { say } from '#platform/say'
import { type Column, T } from '#ui'
import { confidences, type ParameterLine } from '../../model/index.ts'
import { Value, Where } from './value.tsx'

/** The name by which the product's own parts know a parameter; only who changes parameters meets it. */
export const keyColumn: Column<ParameterLine> = { key: 'key', label: say('键名', 'Key'), wideOnly: true }

/** What lists of parameters show of each. */
export const parameterColumns: readonly Column<ParameterLine>[] = [
  { key: 'label', label: say('参数', 'Parameter'), kind: 'say', width: 180 },
  { key: 'value', label: say('数值', 'Value'), render: (row) => <Value of={row} /> },
  { key: 'region', label: say('适用地区', 'Region'), render: (row) => <Where of={row} /> },
  { key: 'validFrom', label: say('生效日期', 'In force from'), kind: 'date' },
  { key: 'validTo', label: say('失效日期', 'Until'), kind: 'date' },
  { key: 'source', label: say('依据', 'Source'), kind: 'say', width: 200 },
  {
    key: 'confidence',
    label: say('可信程度', 'Confidence'),
    render: (row) => <T of={confidences[row.confidence]} />,
  },
]
