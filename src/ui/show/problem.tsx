import { Alert, Button } from 'antd'
import type { Fault, Refusal } from '#platform/errors'
import { join, type Say, say } from '#platform/say'
import type { Problem } from '../ask/problem.ts'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'

const rowWord = (row: number): Say => say(`第 ${row} 行`, `Row ${row}`)

/** Where and by which rule a fault arose, besides its sentence. */
const traceOf = (fault: Fault): Say[] => [
  ...(fault.row === undefined ? [] : [rowWord(fault.row)]),
  ...(fault.source ? [join(say('依据：', 'Source: '), fault.source)] : []),
]

/** Faults as a list: sentence, row, rule, source. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  return (
    <ul className="g-faults">
      {faults.map((fault) => (
        <li key={`${fault.path}${fault.row ?? ''}${fault.rule ?? ''}${fault.message.zh}`}>
          <T of={fault.message} />
          {traceOf(fault).map((text) => (
            <small key={text.zh} className="g-source">
              <T of={text} />
            </small>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Reasons of a closed door, each with its document. */
export function RefusalList({ refusals }: { refusals: readonly Refusal[] }) {
  return (
    <ul className="g-faults">
      {refusals.map((refusal) => (
        <li key={refusal.rule}>
          <T of={refusal.message} />
          <small className="g-source">
            <T of={join(say('依据：', 'Source: '), refusal.source)} />
          </small>
        </li>
      ))}
    </ul>
  )
}

/** A problem as people need it: the sentence, what is wrong where, and the number to quote when it is our fault. */
export function ProblemBox({
  problem,
  onRetry,
  heading,
}: {
  problem: Problem | null
  onRetry?: () => void
  /** Instead of the sentence for forms, where what was wrong is no form: an upload, an import. */
  heading?: Say
}) {
  const toSay = useSay()
  if (!problem) return null
  const hasMore = problem.faults.length > 0 || problem.refusals.length > 0 || problem.status >= 500
  const mayRetry = onRetry && (problem.status === 0 || problem.status >= 500)
  return (
    <Alert
      className="g-problem"
      type={problem.status === 409 ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={toSay(heading && problem.status === 422 ? heading : problem.text)}
      description={
        hasMore && (
          <>
            {problem.faults.length > 0 && <FaultList faults={problem.faults} />}
            {problem.refusals.length > 0 && <RefusalList refusals={problem.refusals} />}
            {problem.status >= 500 && problem.request && (
              <small>{toSay(say(`请求编号 ${problem.request}`, `Request ${problem.request}`))}</small>
            )}
          </>
        )
      }
      action={mayRetry ? <Button onClick={onRetry}>{toSay(words.retry)}</Button> : undefined}
    />
  )
}
