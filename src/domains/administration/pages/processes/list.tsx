import { ListProcesses } from '#kernel/process'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, type Column, Page, T, TableFor, useAsk } from '#ui'
import * as titles from '../titles.ts'

const columns: readonly Column<AnswerOf<typeof ListProcesses>[number]>[] = [
  { key: 'label', label: say('流程', 'Process'), kind: 'say', width: 180 },
  { key: 'source', label: say('依据', 'Source'), kind: 'say' },
  { key: 'states', label: say('环节', 'States'), kind: 'number', value: (p) => p.states.length },
  { key: 'actions', label: say('操作', 'Actions'), kind: 'number', value: (p) => p.actions.length },
  { key: 'version', label: say('版本', 'Version'), kind: 'number' },
]

/** Every process as it is defined: what the product will and will not let happen, and why. */
export default function Processes() {
  const asked = useAsk(ListProcesses, {})
  return (
    <Page
      title={titles.processes}
      subtitle={
        <T
          of={say(
            '环节、期限、参数、条件与依据，按系统实际执行的定义列出。',
            'States, terms, parameters, conditions and sources, exactly as the product carries them out.',
          )}
        />
      }
    >
      <Asked of={asked}>
        {(rows) => (
          <TableFor
            caption={titles.processes}
            columns={columns}
            rows={rows}
            rowKey={(p) => p.name}
            link={(p) => `/processes/${p.name}`}
          />
        )}
      </Asked>
    </Page>
  )
}
