import { Badge } from 'antd'
import { say } from '#platform/say'
import { To } from '../pages/go.tsx'
import { sayClock } from '../show/clock.ts'
import { InboxOutlined } from '../show/icons.tsx'
import { useSay } from '../words/language.tsx'
import { oldestOf } from './entry.ts'
import { useOutbox } from './kept.ts'

/** What waits on this device, in the header: how many and since when. Nothing when nothing waits. */
export function OutboxLink({ className }: { className: string }) {
  const toSay = useSay()
  const entries = useOutbox()
  const oldest = oldestOf(entries)
  if (oldest === null) return null
  const refused = entries.some(({ state }) => state === 'refused')
  const since = sayClock(oldest)
  const words = toSay(
    say(`待发送 ${entries.length} 件，最早 ${since}`, `${entries.length} in the outbox, the oldest of ${since}`),
  )
  return (
    <To to="/outbox" className={className} aria-label={words} title={words}>
      <Badge count={entries.length} size="small" color={refused ? undefined : '#0958d9'}>
        <InboxOutlined aria-hidden="true" />
      </Badge>
    </To>
  )
}
