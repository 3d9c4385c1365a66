import { ListProcesses } from '#kernel/process'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import { Asked, type Column, Page, ProcessDiagram, T, TableFor, useAsk } from '#ui'
import { NotFound } from '../shell/not-found.tsx'

type Process = AnswerOf<typeof ListProcesses>[number]

const useProcesses = () => useAsk(ListProcesses, {})

const title = say('流程', 'Processes')

const columns: readonly Column<Process>[] = [
  { key: 'label', label: say('流程', 'Process'), kind: 'say', width: 180 },
  { key: 'source', label: say('依据', 'Source'), kind: 'say' },
  { key: 'states', label: say('环节', 'States'), kind: 'number', value: (p) => p.states.length },
  { key: 'actions', label: say('操作', 'Actions'), kind: 'number', value: (p) => p.actions.length },
  { key: 'version', label: say('版本', 'Version'), kind: 'number' },
]

/** Every process as it is defined: what the product will and will not let happen, and why. */
export function ProcessesPage() {
  const asked = useProcesses()
  return (
    <Page
      title={title}
      subtitle={
        <T
          of={say(
            '环节、期限、条件与依据，按系统实际执行的定义列出。',
            'States, terms, conditions and sources, exactly as the product carries them out.',
          )}
        />
      }
    >
      <Asked of={asked}>
        {(rows) => (
          <TableFor
            caption={title}
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

/** One process, drawn and as tables. */
export function ProcessPage({ name }: { name: string }) {
  const asked = useProcesses()
  return (
    <Asked of={asked}>
      {(rows) => {
        const process = rows.find((p) => p.name === name)
        if (!process) return <NotFound />
        return (
          <Page
            title={process.label}
            subtitle={<T of={process.source} />}
            breadcrumbs={[{ label: title, to: '/processes' }]}
          >
            <ProcessDiagram of={process} />
          </Page>
        )
      }}
    </Asked>
  )
}
