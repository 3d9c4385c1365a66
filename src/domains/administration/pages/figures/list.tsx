import { claimStates, ExportClaims, ListClaims, ListIndicators } from '#kernel/indicator'
import { say } from '#platform/say'
import { ListPage, T, useAsk } from '#ui'
import * as titles from '../titles.ts'
import { claimColumns } from './columns.tsx'

const states = [
  { value: 'live', label: say('有效的', 'Live') },
  ...Object.entries(claimStates).map(([value, label]) => ({ value, label })),
  { value: 'all', label: say('全部', 'All') },
]

/** Every figure that was reported, each opening to who said it, when, and on which ground. */
export default function Figures() {
  const indicators = useAsk(ListIndicators, { query: {} })
  return (
    <ListPage
      title={titles.figures}
      list={ListClaims}
      columns={claimColumns}
      rowKey={(row) => row.id}
      link={(row) => `/figures/${row.regionId}/${row.id}`}
      search={say('指标或单位', 'Indicator or unit')}
      filters={[
        {
          name: 'indicator',
          kind: 'choice',
          label: say('指标', 'Indicator'),
          choices: (indicators.data ?? []).map(({ name, label }) => ({ value: name, label })),
        },
        { name: 'unitId', kind: 'unit', label: say('单位（含下级）', 'Unit and below') },
        { name: 'period', kind: 'period', label: say('统计期', 'Period') },
        { name: 'state', kind: 'choice', label: say('状态', 'State'), choices: states },
      ]}
      export={ExportClaims}
      empty={
        <T
          of={say(
            '没有数据。季度调度等事项中填报的数据列在这里。',
            'No figures yet; those reported in dispatches and other cases are listed here.',
          )}
        />
      }
    />
  )
}
