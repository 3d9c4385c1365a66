import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** A message to one person, and when it was read. */
export const NoticeRow = z.object({
  id: z.string(),
  at: z.string(),
  text: SayShape,
  link: z.string().nullable(),
  readAt: z.string().nullable(),
})
export type NoticeRow = z.infer<typeof NoticeRow>

export const ListNotices = endpoint({
  method: 'GET',
  path: '/notices',
  summary: say('我的消息', 'My messages'),
  needs: 'signed-in',
  query: Paging.extend({ unread: z.stringbool().optional() }),
  answer: pageOf(NoticeRow),
})

export const ReadNotices = endpoint({
  method: 'POST',
  path: '/notices/read',
  summary: say('标为已读', 'Mark as read'),
  needs: 'signed-in',
  body: z.object({
    ids: z.array(z.uuid()).max(500).optional(),
    all: z.boolean().optional(),
    /** What was told of one page: whoever has the page before them has read it. */
    link: z.string().max(300).optional(),
  }),
  answer: z.object({ read: z.number() }),
})
