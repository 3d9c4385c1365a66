import { say } from '#platform/say'
import { type Column, ListPage, may, sayPeriod, T } from '#ui'
import { ListRounds, type RoundRow } from '../model/index.ts'
import { LightCounts } from './light-counts.tsx'
import { OpenQuarter } from './open-quarter.tsx'
import { titles } from './words.ts'

/** Late units are said in red words, not by colour alone. */
const lateOf = ({ counts }: RoundRow) =>
  counts.waiting === 0 ? (
    <T of={say('无', 'None')} />
  ) : (
    <span className="g-overdue">
      <T of={say(`逾期 ${counts.waiting} 件`, `${counts.waiting} late`)} />
    </span>
  )

const columns: readonly Column<RoundRow>[] = [
  { key: 'period', label: say('季度', 'Quarter'), value: (row) => sayPeriod(row.period), width: 140 },
  { key: 'unitName', label: say('调度单位', 'Issued by') },
  { key: 'stateLabel', label: say('状态', 'State'), kind: 'state' },
  { key: 'dueOn', label: say('报送期限', 'Reports due'), kind: 'date' },
  {
    key: 'accepted',
    label: say('已认可/应报', 'Accepted/asked'),
    value: ({ counts }) => `${counts.accepted}/${counts.total - counts.dropped}`,
  },
  { key: 'late', label: say('迟报', 'Late'), render: lateOf },
  { key: 'lights', label: say('灯色', 'Lights'), render: (row) => <LightCounts of={row.counts} /> },
  {
    key: 'burden',
    label: say('填报负担（已带出/应填项）', 'Burden (filled/asked fields)'),
    value: ({ counts }) => `${counts.filled}/${counts.fields}`,
    wideOnly: true,
  },
]

const empty = say(
  '还没有季度调度。由联席会议办公室在季度末开启，每项在办任务的责任单位会收到填报。',
  'No quarter yet. The office opens one at the end of a quarter, and every owner of an open task is asked to report.',
)

/** Quarters of dispatch, and the button that opens one. */
export function Rounds() {
  return (
    <ListPage
      title={titles.rounds}
      list={ListRounds}
      columns={columns}
      rowKey={(row) => row.id}
      link={(row) => row.page}
      search={null}
      empty={<T of={empty} />}
      actions={may('dispatch.manage') ? <OpenQuarter /> : null}
    />
  )
}
