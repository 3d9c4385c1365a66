import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Say } from '#platform/say'
import type { NoticeRow } from './contracts.ts'

interface NoticeTable {
  personId: string
  id: string
  at: string
  textZh: string
  textEn: string
  link: string | null
  readAt: string | null
  dedupe: string | null
}

interface DeliveryTable {
  personId: string
  id: string
  noticeId: string
  channel: string
  at: string
  ok: boolean
  error: string | null
}

const own = (db: Db) => db.withTables<{ notice: NoticeTable; noticeDelivery: DeliveryTable }>()

/** A total is counted up to this and then says "more". */
const countLimit = 10_000

/** One message as it is handed to the store. */
export interface NewNotice {
  personId: string
  id: string
  at: string
  text: Say
  link: string | null
  dedupe: string | null
}

/**
 * Writes messages; one whose person already has the same `dedupe` is left out. The conflict is named by no columns:
 * naming them would ask for the right to read other people's messages.
 */
export async function insertNotices(db: Db, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(({ text, ...notice }) => ({ ...notice, textZh: text.zh, textEn: text.en, readAt: null }))
  await own(db)
    .insertInto('notice')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What a person asks of their messages. */
export interface NoticeFilter {
  page: number
  size: number
  words?: string
  unread?: boolean
}

const mine = (db: Db, personId: string, filter: Partial<NoticeFilter>) => {
  let query = own(db).selectFrom('notice').where('personId', '=', personId)
  if (filter.unread) query = query.where('readAt', 'is', null)
  if (filter.words) {
    const pattern = `%${filter.words.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((e) => e.or([e('textZh', 'like', pattern), e('textEn', 'ilike', pattern)]))
  }
  return query
}

/** A page of a person's messages, newest first. */
export async function listNotices(
  db: Db,
  personId: string,
  filter: NoticeFilter,
): Promise<{ rows: NoticeRow[]; total: number; more: boolean }> {
  const found = await mine(db, personId, filter)
    .select(['id', 'at', 'textZh', 'textEn', 'link', 'readAt'])
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute()
  const total = await countNotices(db, personId, filter)
  const rows = found.map(({ textZh, textEn, ...row }) => ({ ...row, text: { zh: textZh, en: textEn } }))
  return { rows, total: Math.min(total, countLimit), more: total > countLimit }
}

/** How many of a person's messages fit, counted no further than one above 10,000. */
async function countNotices(db: Db, personId: string, filter: Partial<NoticeFilter>): Promise<number> {
  const some = mine(db, personId, filter)
    .select('id')
    .limit(countLimit + 1)
  const { rows } = await sql<{ count: number }>`select count(*) from (${some}) found`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many messages a person has not read; stops counting above 10,000. */
export const countUnread = (db: Db, personId: string): Promise<number> => countNotices(db, personId, { unread: true })

/** Messages of a person: all, those named, or those that lead to one page. */
export type WhichNotices = readonly string[] | 'all' | { link: string }

/** Marks a person's messages as read. Returns how many were unread until now. */
export async function markRead(db: Db, personId: string, which: WhichNotices, now: Date): Promise<number> {
  if (Array.isArray(which) && which.length === 0) return 0
  let query = own(db)
    .updateTable('notice')
    .set({ readAt: now.toISOString() })
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
  if (which !== 'all')
    query = 'link' in which ? query.where('link', '=', which.link) : query.where('id', 'in', [...which])
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}

/** How one try to deliver a message ended. */
export interface DeliveryTry {
  personId: string
  noticeId: string
  channel: string
  ok: boolean
  error: string | null
}

/** Notes tries to deliver; only the system may. */
export async function insertDeliveries(db: Db, tries: readonly DeliveryTry[], now: Date): Promise<void> {
  if (tries.length === 0) return
  const rows = tries.map((one) => ({ ...one, id: randomUUID(), at: now.toISOString() }))
  await own(db).insertInto('noticeDelivery').values(rows).execute()
}

/** Tries to deliver one message, in order: to the system all, to a person those of their own messages. */
export const listDeliveries = (db: Db, personId: string, noticeId: string): Promise<DeliveryTable[]> =>
  own(db)
    .selectFrom('noticeDelivery')
    .selectAll()
    .where('personId', '=', personId)
    .where('noticeId', '=', noticeId)
    .orderBy('at')
    .execute()
