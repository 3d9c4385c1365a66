import { Alert } from 'antd'
import { say } from '#platform/say'
import { useSeenAt } from '../device/seen.ts'
import { T } from '../words/language.tsx'
import { sayClock } from './clock.ts'

/** Says that what is shown is as last seen. Nothing while it is fresh. */
export function SeenAt({ address }: { address: string }) {
  const at = useSeenAt(address)
  if (at === null) return null
  const clock = sayClock(at)
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={<T of={say(`离线，数据截至 ${clock}`, `Without a connection; as of ${clock}`)} />}
      description={
        <T
          of={say(
            '可以照常填写，存入待发送，连接恢复后自动发送。',
            'Fill in as usual and keep it in the outbox; it goes out once there is a connection.',
          )}
        />
      }
    />
  )
}
