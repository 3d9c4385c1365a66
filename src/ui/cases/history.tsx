import type { Form } from '#kernel/form'
import type { AnyProcess, CaseAnswer } from '#kernel/process'
import { join, say } from '#platform/say'
import { formatDate } from '../show/format.ts'
import { StateTag } from '../show/state.tsx'
import { T } from '../words/language.tsx'
import { AnswersFor } from './answers-for.tsx'

type Line = CaseAnswer['history'][number]

const texts = {
  system: say('系统', 'the system'),
  details: say('填写内容', 'What was written'),
  override: say('书面理由：', 'Written reason: '),
}

/** Only the fields that were in fact answered. */
const answered = (form: Form, input: Line['input']): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => input[name] !== undefined && input[name] !== null))

function StateName({ process, name }: { process: AnyProcess; name: string }) {
  const state = process.states[name]
  return <StateTag closed={state?.final ?? false}>{state ? <T of={state.label} /> : name}</StateTag>
}

/** What was done with a case, latest first: when, by whom, with which words. */
export function History({ lines, process }: { lines: readonly Line[]; process: AnyProcess }) {
  return (
    <ol className="g-history">
      {[...lines].reverse().map((line) => {
        const form = answered(process.actions[line.action]?.form ?? {}, line.input)
        return (
          <li key={`${line.at}${line.action}`}>
            <time dateTime={line.at}>{formatDate(line.at)}</time>
            <div>
              <strong>
                <T of={line.label} />
              </strong>{' '}
              <span>{line.personName ?? <T of={texts.system} />}</span>{' '}
              {line.to && line.to !== line.from && <StateName process={process} name={line.to} />}
              {line.override && (
                <p className="g-text">
                  <T of={join(texts.override, line.override)} />
                </p>
              )}
              {Object.keys(form).length > 0 && (
                <details>
                  <summary>
                    <T of={texts.details} />
                  </summary>
                  <AnswersFor form={form} answers={line.input} />
                </details>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
