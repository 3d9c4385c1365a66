import { say } from '#platform/say'
import { OutboxList, Page } from '#ui'
import { findProcess } from '../process-of.ts'

/** What was done without a connection and waits on this device. */
export function OutboxPage() {
  return (
    <Page title={say('待发送', 'Outbox')}>
      <OutboxList processOf={findProcess} />
    </Page>
  )
}
