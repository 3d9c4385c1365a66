import type { CaseAnswer } from '#kernel/process'
import { say } from '#platform/say'
import { AnswerTo, Scroll, Section, sayPeriod, T } from '#ui'
import { Progress } from '../model/index.ts'
import type { Prefill } from '../rules/index.ts'

const title = say('与上次报送对照', 'Beside the last report')
const fields = ['progress', 'done', 'figures', 'obstacles', 'help'] as const

/** The last accepted report beside this one, field by field; and where offered figures come from. */
export function BesideLast({ of, known }: { of: CaseAnswer; known: Prefill }) {
  const { last, origins } = known
  if (!last)
    return (
      <Section title={title}>
        <p className="g-empty">
          <T of={say('这是该任务第一次报送，没有可对照的内容。', 'This task is reported on for the first time.')} />
        </p>
      </Section>
    )
  return (
    <Section title={title}>
      <Scroll label={title}>
        <table className="g-table">
          <thead>
            <tr>
              <th scope="col">
                <T of={say('内容', 'Content')} />
              </th>
              <th scope="col">
                <T of={sayPeriod(last.period)} />
              </th>
              <th scope="col">{of.period ? <T of={sayPeriod(of.period)} /> : null}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((name) => (
              <tr key={name}>
                <th scope="row">
                  <T of={Progress[name].label} />
                </th>
                <td>
                  <AnswerTo field={Progress[name]} value={last[name]} />
                </td>
                <td>
                  <AnswerTo field={Progress[name]} value={of.answers[name]} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {origins.map((origin) => (
        <small key={origin.zh} className="g-source">
          <T of={origin} />
        </small>
      ))}
    </Section>
  )
}
