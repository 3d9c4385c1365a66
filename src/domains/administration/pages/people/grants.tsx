import { ListCases } from '#kernel/process'
import { say } from '#platform/say'
import { caseColumns, ListPage, openUnlessState, pageOfCase, T } from '#ui'
import * as titles from '../titles.ts'

const which = [
  { value: 'open', label: say('待批准', 'To be approved') },
  { value: 'closed', label: say('已办结', 'Decided') },
  { value: 'all', label: say('全部', 'All') },
]

/** Posts that carry power, proposed by one person and decided on by another. */
export default function Grants() {
  return (
    <ListPage
      title={titles.grants}
      breadcrumbs={[{ label: titles.people, to: '/people' }]}
      list={ListCases}
      fixed={{ query: { process: 'appointment' } }}
      columns={caseColumns}
      rowKey={(row) => row.id}
      link={pageOfCase}
      filters={[{ name: 'open', kind: 'choice', label: say('范围', 'Show'), choices: which, unset: openUnlessState }]}
      empty={
        <T
          of={say(
            '没有待批准的授权任职。安全保密管理员在人员页面提出。',
            'Nothing to decide. Security administrators propose on a person’s page.',
          )}
        />
      }
    />
  )
}
