import { ListProcesses } from '#kernel/process'
import { say } from '#platform/say'
import { Asked, may, Page, ProcessDiagram, Section, T, TableFor, useAsk } from '#ui'
import { ListParameterUses } from '../../model/index.ts'
import { parameterColumns } from '../parameters/columns.tsx'
import * as titles from '../titles.ts'

const unknown = say('没有这个流程。', 'There is no such process.')

/** One process: the drawing, its tables, and the parameters its cases keep. */
export default function ProcessPage({ name }: { name: string }) {
  const asked = useAsk(ListProcesses, {})
  return (
    <Asked of={asked}>
      {(all) => {
        const process = all.find((one) => one.name === name)
        const trail = [{ label: titles.processes, to: '/processes' }]
        if (!process)
          return (
            <Page title={titles.processes} breadcrumbs={trail}>
              <p className="g-empty">
                <T of={unknown} />
              </p>
            </Page>
          )
        return (
          <Page title={process.label} subtitle={<T of={process.source} />} breadcrumbs={trail}>
            <ProcessDiagram of={process} />
            {may('parameter.read') && <Parameters process={name} />}
          </Page>
        )
      }}
    </Asked>
  )
}

function Parameters({ process }: { process: string }) {
  const asked = useAsk(ListParameterUses, {})
  const title = say('使用的参数', 'Parameters')
  return (
    <Section title={title}>
      <Asked of={asked}>
        {(uses) => (
          <TableFor
            caption={title}
            columns={parameterColumns}
            rows={uses.find((one) => one.process === process)?.parameters ?? []}
            rowKey={(row) => row.id}
            link={(row) => `/parameters/${row.key}`}
            empty={<T of={say('不使用参数。', 'It uses none.')} />}
          />
        )}
      </Asked>
    </Section>
  )
}
