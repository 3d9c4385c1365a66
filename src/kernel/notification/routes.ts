import { handle } from '#kernel/domain/server'
import { SignedOut } from '#platform/errors'
import { ListNotices, ReadNotices } from './contracts.ts'
import { listNotices, markRead } from './store.ts'

const personOf = ({ actor }: { actor: { personId: string | null } }): string => {
  if (actor.personId === null) throw new SignedOut()
  return actor.personId
}

/** The endpoints of one's own messages. */
export const noticeRoutes = [
  handle(ListNotices, (asked) => listNotices(asked.db, personOf(asked), asked.query)),
  handle(ReadNotices, async (asked) => ({
    read: await markRead(asked.db, personOf(asked), asked.body.all ? 'all' : (asked.body.ids ?? []), asked.now),
  })),
]
