import { type Selectable, sql } from 'kysely'
import type { CaseRef } from '#kernel/process'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { Before } from '../model/index.ts'
import { type MeetingTable, own } from './tables.ts'

export type StoredMeeting = Selectable<MeetingTable>

/** What belongs to the case of a meeting. @throws Missing. */
export async function getMeeting(db: Db, ref: CaseRef, lock = false): Promise<StoredMeeting> {
  const query = own(db)
    .selectFrom('conferenceMeeting')
    .selectAll()
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new Missing()
  return row
}

/** Writes that a case is a meeting of a body. */
export async function insertMeeting(
  db: Db,
  row: Pick<StoredMeeting, 'regionId' | 'caseId' | 'unitId' | 'unitNo' | 'bodyId'>,
): Promise<void> {
  await own(db)
    .insertInto('conferenceMeeting')
    .values(row as never)
    .execute()
}

/** Keeps what the members were told of the last meeting's decisions. */
export async function keepBefore(db: Db, ref: CaseRef, before: Before | null): Promise<void> {
  await own(db)
    .updateTable('conferenceMeeting')
    .set({ before: before && JSON.stringify(before) })
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .execute()
}

/** A meeting as its body lists it. */
export interface HeldMeeting {
  regionId: number
  id: string
  title: string
  state: string
  heldOn: string
  answers: Record<string, unknown>
}

/** Meetings of a body, the latest first. */
export async function listMeetings(db: Db, bodyId: string): Promise<HeldMeeting[]> {
  const { rows } = await sql<HeldMeeting>`
    select c.region_id, c.id, c.title, c.state, c.answers ->> 'heldOn' as held_on, c.answers
      from conference_meeting m join cases c on c.region_id = m.region_id and c.id = m.case_id
     where m.body_id = ${bodyId} order by held_on desc, c.id limit 100`.execute(db)
  return rows
}

/** The last meeting of a body before a day whose minutes are signed. */
export async function findLast(db: Db, bodyId: string, before: string): Promise<HeldMeeting | undefined> {
  const meetings = await listMeetings(db, bodyId)
  return meetings.find(({ state, heldOn }) => (state === 'issued' || state === 'signed') && heldOn < before)
}

/** The next serial of a body in a year; the body's row is locked by the caller, so none comes twice. */
export async function nextSerial(db: Db, bodyId: string, year: number): Promise<number> {
  const { last } = await own(db)
    .selectFrom('conferenceMeeting')
    .select((e) => e.fn.coalesce(e.fn.max('serial'), e.lit(0)).as('last'))
    .where('bodyId', '=', bodyId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return Number(last) + 1
}

type Signature = Omit<StoredMeeting, 'regionId' | 'caseId' | 'unitId' | 'unitNo' | 'bodyId' | 'before'>

/** Freezes the minutes under their number, once. */
export async function freezeMinutes(db: Db, ref: CaseRef, signature: Signature): Promise<void> {
  await own(db)
    .updateTable('conferenceMeeting')
    .set({ ...signature, measured: JSON.stringify(signature.measured) })
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .where('number', 'is', null)
    .execute()
}
