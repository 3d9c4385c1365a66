import { useEffect } from 'react'
import { GetSession } from '#kernel/access'
import { ReadNotices } from '#kernel/notification'
import { answers, keyOf } from '../ask/ask.ts'
import { call } from '../ask/call.ts'
import { useSession } from '../ask/me.ts'

/** Whoever has a page before them has read what was told of it: its messages are not counted as unread any longer. */
export function useReadNotices(link: string | null): void {
  const waits = (useSession().data?.me?.unread ?? 0) > 0
  useEffect(() => {
    if (link === null || !waits) return
    // Without a connection they simply stay unread.
    void call(ReadNotices, { body: { link } })
      .then(({ read }) => (read > 0 ? answers.invalidateQueries({ queryKey: keyOf(GetSession, {}) }) : undefined))
      .catch(() => undefined)
  }, [link, waits])
}
