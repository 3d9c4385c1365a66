import { say } from '#platform/say'
import { type Column, T } from '#ui'
import { confidences, type ParameterLine } from '../../model/index.ts'
import { Value, Where } from './value.tsx'

/** What lists of parameters show of each. */
export const parameterColumns: readonly Column<ParameterLine>[] = [
  { key: 'label', label: say('参数', 'Parameter'), kind: 'say', width: 180 },
  { key: 'value', label: say('数值', 'Value'), render: (row) => <Value of={row} /> },
  { key: 'region', label: say('适用地区', 'Region'), render: (row) => <Where of={row} /> },
  { key: 'validFrom', label: say('自', 'From'), kind: 'date' },
  { key: 'validTo', label: say('至', 'Until'), kind: 'date' },
  { key: 'source', label: say('依据', 'Source'), kind: 'say', width: 200 },
  {
    key: 'confidence',
    label: say('可信程度', 'Confidence'),
    render: (row) => <T of={confidences[row.confidence]} />,
  },
  { key: 'key', label: say('键名', 'Key') },
]
