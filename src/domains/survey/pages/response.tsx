import { exportOf } from '#kernel/export'
import { say } from '#platform/say'
import { Asked, ExportButton, formatPercent, T, TableFor, useAsk } from '#ui'
import { GetResponse } from '../model/index.ts'

const percent = (rate: number | null) => (rate === null ? '—' : formatPercent(rate))

/** How far the sample has come, all together and by stratum. */
export function Response({ params }: { params: { regionId: number; id: string } }) {
  const asked = useAsk(GetResponse, { params })
  return (
    <Asked of={asked}>
      {(rows) => (
        <>
          <ExportButton of={exportOf(GetResponse)} params={params} />
          <TableFor
            caption={say('各层应答率', 'Response by stratum')}
            rows={rows}
            rowKey={({ part }) => part ?? ''}
            exported
            columns={[
              {
                key: 'part',
                label: say('层（群）', 'Stratum or cluster'),
                kind: 'say',
                value: ({ part }) => (part === null ? say('合计', 'All') : say(part, part)),
              },
              { key: 'drawn', label: say('样本', 'Drawn'), kind: 'number' },
              { key: 'answered', label: say('已答', 'Answered'), kind: 'number' },
              { key: 'reached', label: say('已联系未答', 'Reached'), kind: 'number', wideOnly: true },
              { key: 'refused', label: say('拒访', 'Refused'), kind: 'number' },
              { key: 'outOfScope', label: say('不在范围', 'Out of scope'), kind: 'number', wideOnly: true },
              { key: 'notFound', label: say('找不到', 'Not found'), kind: 'number', wideOnly: true },
              { key: 'none', label: say('未联系', 'Not contacted'), kind: 'number', wideOnly: true },
              { key: 'response1', label: say('应答率 RR1', 'RR1'), value: (row) => percent(row.response1) },
              { key: 'response3', label: say('应答率 RR3', 'RR3'), value: (row) => percent(row.response3) },
              {
                key: 'cooperation',
                label: say('合作率', 'Cooperation'),
                value: (row) => percent(row.cooperation),
                wideOnly: true,
              },
              { key: 'refusal', label: say('拒访率', 'Refusal'), value: (row) => percent(row.refusal), wideOnly: true },
              { key: 'contact', label: say('接触率', 'Contact'), value: (row) => percent(row.contact), wideOnly: true },
            ]}
          />
          <p className="v-promise">
            <T
              of={say(
                '口径：AAPOR《标准定义》（2023）。RR1 以全部可能合格者为分母；RR3 对找不到的人按已知合格比例折算；不在范围的不计。',
                'After AAPOR Standard Definitions (2023). RR1 divides by all who may be eligible; RR3 counts of who is not found the known share; out of scope is left out.',
              )}
            />
          </p>
        </>
      )}
    </Asked>
  )
}
