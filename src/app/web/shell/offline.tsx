import { useSyncExternalStore } from 'react'
import { say } from '#platform/say'
import { T } from '#ui'

function listen(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Says when there is no connection, and that nothing written is lost. */
export function OfflineBanner() {
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return (
    <div role="status" className={online ? 'g-unseen' : 's-offline'}>
      {!online && (
        <T
          of={say(
            '网络已断开。已填写的内容保留在本页，恢复后可继续提交。',
            'You are offline. What you wrote stays here; send it once you are back.',
          )}
        />
      )}
    </div>
  )
}
