import { claimStates } from '#kernel/indicator'
import { say } from '#platform/say'
import { type Column, T, TableFor } from '#ui'
import type { FindingClaim } from '../model/index.ts'

const columns: readonly Column<FindingClaim>[] = [
  { key: 'mark', label: say('编号', 'Mark'), width: 70 },
  { key: 'indicator', label: say('指标', 'Indicator'), width: 160 },
  { key: 'figure', label: say('数值', 'Figure') },
  { key: 'proposed', label: say('拟更正为', 'To become') },
  { key: 'subject', label: say('对象', 'Of whom'), width: 140 },
  { key: 'period', label: say('时期', 'Period') },
  { key: 'reporter', label: say('谁报的', 'Reported by'), width: 140 },
  { key: 'note', label: say('口径说明', 'Remark'), width: 160 },
  {
    key: 'state',
    label: say('状态', 'State'),
    kind: 'say',
    value: ({ state }) => state && claimStates[state],
  },
  { key: 'source', label: say('出处', 'Source'), wideOnly: true },
]

const beside = say('涉及的各个数', 'The figures side by side')

/** The figures of a finding side by side, each with its source. */
export function Side({ claims }: { claims: readonly FindingClaim[] | undefined }) {
  return (
    <TableFor
      caption={beside}
      columns={columns}
      rows={claims && [...claims]}
      rowKey={(row) => `${row.mark} ${row.reporter}`}
      link={(row) => (row.claim ? `/figures/${row.claim.regionId}/${row.claim.id}` : null)}
      empty={<T of={say('这些数已撤回或更新。', 'These figures were withdrawn or replaced.')} />}
    />
  )
}

export { beside }
