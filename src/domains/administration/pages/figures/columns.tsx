import { type ClaimRow, claimMethods, claimStates } from '#kernel/indicator'
import { say } from '#platform/say'
import { type Column, StateTag, sayPeriod, T } from '#ui'

/** What lists of figures show of each: never a bare number. */
export const claimColumns: readonly Column<ClaimRow>[] = [
  { key: 'label', label: say('指标', 'Indicator'), kind: 'say', width: 180 },
  { key: 'figure', label: say('数值', 'Figure'), kind: 'say', align: 'end' },
  {
    key: 'state',
    label: say('状态', 'State'),
    kind: 'state',
    render: (row) => (
      <StateTag closed={row.state === 'withdrawn' || row.state === 'superseded'}>
        <T of={claimStates[row.state]} />
      </StateTag>
    ),
  },
  { key: 'unitName', label: say('单位', 'Unit') },
  { key: 'period', label: say('统计期', 'Period'), value: (row) => row.period && sayPeriod(row.period) },
  { key: 'asOf', label: say('截至', 'As of'), kind: 'date' },
  { key: 'scope', label: say('口径', 'Scope') },
  { key: 'method', label: say('取得方式', 'Method'), value: (row) => claimMethods[row.method] },
  { key: 'reporterName', label: say('填报人', 'By') },
  { key: 'reportedAt', label: say('填报时间', 'Reported'), kind: 'date' },
]
