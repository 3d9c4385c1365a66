import { WarningOutlined } from '@ant-design/icons'
import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { pagesOf, Section, T, TableFor } from '#ui'
import { problemProcess } from './process.ts'
import type { Alike } from './rules.ts'

const said = say('以往和同类问题', 'Said before, and alike')

/** What was said about this before, in which year, and whether it was solved. */
function Before({ of }: { of: CaseAnswer }) {
  const { alike = [] } = of.facts as { alike?: Alike[] }
  return (
    <Section title={said}>
      <TableFor
        caption={said}
        columns={[
          { key: 'title', label: say('问题', 'Problem'), width: 240 },
          { key: 'openedOn', label: say('提出日期', 'Said on'), kind: 'date' },
          {
            key: 'closed',
            label: say('状态', 'State'),
            value: (row) => (row.closed ? say('已销号', 'Closed') : say('未解决', 'Open')),
          },
          { key: 'likeness', label: say('相似度', 'Likeness'), kind: 'percent', decimals: 0 },
        ]}
        rows={alike}
        rowKey={(row) => row.id}
        link={(row) => `/problems/${row.regionId}/${row.id}`}
        empty={<T of={say('没有发现同类问题，这是第一次提出。', 'Nothing alike: this is said for the first time.')} />}
      />
    </Section>
  )
}

export const pages = pagesOf(problemProcess, {
  path: '/problems',
  title: say('问题清单', 'Problems'),
  menu: { group: 'conference', order: 40, icon: <WarningOutlined /> },
  empty: say(
    '没有登记的问题。交流材料、督查、评价和职工诉求中的问题都记在这里。',
    'No problems. Those from papers, inspections, scores and appeals are kept here.',
  ),
  beginLabel: say('登记问题', 'Record a problem'),
  asksPeriod: true,
  imports: true,
  sections: (of) => <Before of={of} />,
})
