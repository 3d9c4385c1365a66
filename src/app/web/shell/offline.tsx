import { say } from '#platform/say'
import { T, useOffline } from '#ui'

/** Says when there is no connection, and that nothing written is lost. */
export function OfflineBanner() {
  const offline = useOffline()
  return (
    <div role="status" className={offline ? 's-offline' : 'g-unseen'}>
      {offline && (
        <T
          of={say(
            '网络已断开。已打开过的待办事项仍可查看和填写，填好后可存入待发送。',
            'You are offline. Cases of yours that you opened can be read and filled in; keep them in the outbox.',
          )}
        />
      )}
    </div>
  )
}
