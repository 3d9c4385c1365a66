import { Alert } from 'antd'
import { say } from '#platform/say'
import { To } from '../pages/go.tsx'
import { sayClock } from '../show/clock.ts'
import { T } from '../words/language.tsx'
import { waitingFor } from './entry.ts'
import { useOutbox } from './kept.ts'

/** What this person has done with a case and has not gone out yet: kept here, or refused with its reason. */
export function WaitingDeed({ caseId }: { caseId: string }) {
  const entry = waitingFor(useOutbox(), caseId)
  if (!entry) return null
  const at = sayClock(entry.savedAt)
  const title =
    entry.state === 'waiting'
      ? say(
          `“${entry.label.zh}”已于 ${at} 存在本机，连接恢复后自动发送。`,
          `“${entry.label.en}” has been kept here since ${at} and goes out once there is a connection.`,
        )
      : say(`${at} 存下的“${entry.label.zh}”未被接受。`, `“${entry.label.en}” of ${at} was not accepted.`)
  return (
    <Alert
      type={entry.state === 'waiting' ? 'info' : 'warning'}
      showIcon
      title={<T of={title} />}
      description={entry.why && <T of={entry.why.text} />}
      action={
        <To to="/outbox">
          <T of={say('去待发送', 'To the outbox')} />
        </To>
      }
    />
  )
}
