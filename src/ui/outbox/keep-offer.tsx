import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { say } from '#platform/say'
import { T } from '../words/language.tsx'

/** Offered only where a form could not be sent for want of a connection. */
export function KeepOffer({ busy, onKeep }: { busy: boolean; onKeep(): void }) {
  const button = useRef<HTMLButtonElement>(null)
  // The form was sent from its end; on a phone what appears at its head would not be seen.
  useEffect(() => button.current?.focus(), [])
  return (
    <Alert
      type="info"
      showIcon
      title={<T of={say('可先存在本机', 'It can be kept on this device')} />}
      description={
        <>
          <p>
            <T
              of={say(
                '连同照片存入待发送；连接恢复后按先后自动发送，只发送一次。',
                'With its photographs, in the outbox; once there is a connection it goes out in its turn, and only once.',
              )}
            />
          </p>
          <Button ref={button} type="primary" loading={busy} onClick={onKeep}>
            <T of={say('存入待发送', 'Keep in the outbox')} />
          </Button>
        </>
      }
    />
  )
}
