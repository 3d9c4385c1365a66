import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, type Column, Section, T, TableFor, To, useAsk } from '#ui'
import { ListHolders } from '../../model/index.ts'

const columns: readonly Column<AnswerOf<typeof ListHolders>[number]>[] = [
  {
    key: 'name',
    label: say('姓名', 'Name'),
    render: (row) => (row.opens ? <To to={`/people/${row.personId}`}>{row.name}</To> : row.name),
  },
  { key: 'postLabel', label: say('岗位', 'Post'), kind: 'say' },
  { key: 'validFrom', label: say('任职起', 'Since'), kind: 'date' },
]

/** Who holds posts at a unit on a day. */
export function Holders({ unitId, on }: { unitId: number; on: string | undefined }) {
  const asked = useAsk(ListHolders, { params: { id: unitId }, query: on ? { on } : {} })
  const title = say('任职人员', 'Posts held here')
  return (
    <Section title={title}>
      <Asked of={asked}>
        {(rows) => (
          <TableFor
            caption={title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            empty={<T of={say('没有任职人员。', 'Nobody holds a post here.')} />}
          />
        )}
      </Asked>
    </Section>
  )
}
