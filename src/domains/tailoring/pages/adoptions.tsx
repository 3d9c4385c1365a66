import { ListCases } from '#kernel/process'
import { say } from '#platform/say'
import { caseColumns, ListPage, openUnlessState, pageOfCase, T, To } from '#ui'
import { adoptionProcess } from '../process.ts'
import { titles } from './words.ts'

const states = Object.entries(adoptionProcess.states).map(([value, { label }]) => ({ value, label }))

/** Adoptions, of one's own unit and below. */
export function Adoptions() {
  return (
    <ListPage
      title={titles.adoptions}
      subtitle={
        <To to="/tailoring">
          <T of={say('查看可采纳的上级清单', 'See the lists above')} />
        </To>
      }
      list={ListCases}
      fixed={{ query: { process: 'adoption' } }}
      columns={caseColumns}
      rowKey={(row) => row.id}
      link={pageOfCase}
      filters={[
        { name: 'state', kind: 'choice', label: say('状态', 'State'), choices: states },
        {
          name: 'open',
          kind: 'choice',
          label: say('范围', 'Show'),
          choices: [
            { value: 'open', label: say('采纳中', 'Standing') },
            { value: 'closed', label: say('已停止', 'Ended') },
            { value: 'all', label: say('全部', 'All') },
          ],
          unset: openUnlessState,
        },
      ]}
      empty={
        <T
          of={say(
            '还没有采纳清单。请在“任务框架”中打开上级施行的清单，点“采纳此清单”。',
            'No adoption yet. Open a list in force above under “Frameworks” and adopt it.',
          )}
        />
      }
    />
  )
}
