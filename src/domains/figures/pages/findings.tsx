import { join, type Say, say } from '#platform/say'
import { type Column, StateTag, T } from '#ui'
import type { FindingRow } from '../model/index.ts'
import { kindNames } from '../rules/index.ts'

export const severities = [
  { value: 'error', label: say('矛盾', 'Contradiction') },
  { value: 'warning', label: say('存疑', 'Doubt') },
  { value: 'info', label: say('可解释的差异', 'Explained difference') },
] as const

const severityOf = (row: FindingRow): Say =>
  severities.find(({ value }) => value === row.severity)?.label ?? say(row.severity, row.severity)

/** What a list of findings shows of each. */
export const findingColumns: readonly Column<FindingRow>[] = [
  { key: 'kind', label: say('类型', 'Kind'), kind: 'say', value: (row) => kindNames[row.kind], width: 130 },
  {
    key: 'severity',
    label: say('程度', 'Severity'),
    kind: 'state',
    render: (row) => (
      <StateTag closed={row.severity === 'info'}>
        <T of={severityOf(row)} />
      </StateTag>
    ),
  },
  { key: 'reason', label: say('说明', 'Reason'), kind: 'say', value: (row) => row.reason, width: 360 },
  {
    key: 'explanation',
    label: say('可能原因', 'Likely reason'),
    kind: 'say',
    value: ({ explanation }) => say(explanation.zh, explanation.en),
    width: 180,
  },
  { key: 'ask', label: say('询问', 'Whom to ask'), value: (row) => row.ask.join('、'), width: 160 },
  {
    key: 'conflict',
    label: say('处理', 'Handled'),
    kind: 'say',
    value: (row) => row.conflict?.label ?? say('未登记', 'Not queued'),
    width: 90,
  },
]

/** One finding in a sentence, for its heading. */
export const headingOf = (row: FindingRow): Say => join(kindNames[row.kind], say('：', ': '), row.rows.join('、'))
