import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { AnyProcess } from '#kernel/process'
import { say } from '#platform/say'
import { useOffline } from '../device/connection.ts'
import { T } from '../words/language.tsx'
import type { Entry } from './entry.ts'
import { EntryCard } from './entry-card.tsx'
import { useOutbox } from './kept.ts'
import { sendWaiting } from './send.ts'

const texts = {
  empty: say(
    '没有待发送的内容。没有网络时办理的事项可存在这里，连接恢复后自动发送。',
    'Nothing waits. What is done without a connection can be kept here and goes out once there is one.',
  ),
  order: say(
    '按存入先后自动发送。只存在本机，只有您能看到；退出登录会清除。',
    'Sent by itself in the order kept. Only on this device, only for you; signing out wipes it.',
  ),
  send: say('立即发送', 'Send now'),
  offline: say('现在没有连接，连接恢复后自动发送。', 'There is no connection now; it goes out once there is one.'),
}

/** Which definition a kept deed was filled by. */
export type ProcessOf = (name: string, version: number) => AnyProcess | undefined

/** Everything this person has waiting on this device. */
export function OutboxList({ processOf }: { processOf: ProcessOf }) {
  const entries = useOutbox()
  const offline = useOffline()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    await sendWaiting().catch(() => undefined)
    setBusy(false)
  }
  if (entries.length === 0)
    return (
      <p className="g-hint">
        <T of={texts.empty} />
      </p>
    )
  return (
    <>
      <p className="g-hint">
        <T of={texts.order} />
      </p>
      {offline && <Alert type="warning" showIcon title={<T of={texts.offline} />} />}
      {entries.some(({ state }) => state === 'waiting') && !offline && (
        <p>
          <Button type="primary" loading={busy} onClick={() => void send()}>
            <T of={texts.send} />
          </Button>
        </p>
      )}
      <ul className="g-outbox">
        {entries.map((entry: Entry) => (
          <EntryCard key={entry.id} entry={entry} process={processOf(entry.process, entry.version)} />
        ))}
      </ul>
    </>
  )
}
