import { handle } from '#kernel/domain/server'
import { dayOf, handleList, type SheetOf } from '#kernel/export/server'
import { SignedOut } from '#platform/errors'
import { say } from '#platform/say'
import { ListNotices, type NoticeRow, ReadNotices } from './contracts.ts'
import { listNotices, markRead } from './store.ts'

const personOf = ({ actor }: { actor: { personId: string | null } }): string => {
  if (actor.personId === null) throw new SignedOut()
  return actor.personId
}

const sheet: SheetOf<NoticeRow> = {
  name: say('我的消息', 'My messages'),
  columns: [
    { label: say('内容', 'Message'), value: (row) => row.text, width: 60 },
    { label: say('日期', 'Day'), value: (row) => dayOf(row.at), kind: 'date' },
    { label: say('阅读日期', 'Read on'), value: (row) => dayOf(row.readAt), kind: 'date' },
  ],
}

const which = ({ all, link, ids = [] }: { all?: boolean; link?: string; ids?: readonly string[] }) =>
  all ? 'all' : link === undefined ? ids : { link }

/** The endpoints of one's own messages. */
export const noticeRoutes = [
  ...handleList(ListNotices, (asked) => listNotices(asked.db, personOf(asked), asked.query), sheet),
  handle(ReadNotices, async (asked) => ({
    read: await markRead(asked.db, personOf(asked), which(asked.body), asked.now),
  })),
]
