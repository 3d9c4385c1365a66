import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { PracticeAnswer, PracticeRow } from './model.ts'

interface PracticeTable {
  id: string
  regionId: number
  caseId: string
  unitId: number
  unitName: string
  title: string
  area: PracticeRow['area']
  problem: string
  how: string
  conditions: string
  cost: string
  effect: string
  contact: string
  publishedOn: string
  retiredOn: string | null
}

interface CopyTable {
  caseId: string
  practiceId: string
  unitName: string
  begunOn: string
  outcome: 'worked' | 'adapted' | 'failed' | null
  result: string | null
}

const own = (db: Db) => db.withTables<{ practice: PracticeTable; practiceCopy: CopyTable }>()

/**
 * Puts a practice where every unit reads it, under a number of its own: who may not read the case behind it is not told the
 * case's number either.
 */
export const insertPractice = (db: Db, practice: Omit<PracticeTable, 'retiredOn'>) =>
  own(db)
    .insertInto('practice')
    .values({ ...practice, retiredOn: null })
    .execute()

/** Takes a practice out of the list; who copied it stays readable. */
export const retirePractice = (db: Db, caseId: string, on: string) =>
  own(db).updateTable('practice').set({ retiredOn: on }).where('caseId', '=', caseId).execute()

/** Whether a practice can be taken over now. */
export async function isPublished(db: Db, id: string): Promise<boolean> {
  const found = await own(db).selectFrom('practice').select('retiredOn').where('id', '=', id).executeTakeFirst()
  return found !== undefined && found.retiredOn === null
}

/** Notes that a unit takes a practice over. */
export const insertCopy = (db: Db, copy: Pick<CopyTable, 'caseId' | 'practiceId' | 'unitName' | 'begunOn'>) =>
  own(db)
    .insertInto('practiceCopy')
    .values({ ...copy, outcome: null, result: null })
    .execute()

/** Notes what came of it. */
export const endCopy = (db: Db, caseId: string, outcome: NonNullable<CopyTable['outcome']>, result: string) =>
  own(db).updateTable('practiceCopy').set({ outcome, result }).where('caseId', '=', caseId).execute()

const counted = [
  sql<number>`(select count(*)::int from practice_copy c where c.practice_id = practice.id)`.as('copies'),
  sql<number>`(select count(*)::int from practice_copy c where c.practice_id = practice.id and c.outcome in ('worked', 'adapted'))`.as(
    'worked',
  ),
  sql<boolean>`retired_on is not null`.as('retired'),
] as const

const texts = ['problem', 'how', 'conditions', 'cost', 'effect', 'contact'] as const

interface Wanted {
  words?: string | undefined
  area?: PracticeRow['area'] | undefined
  page: number
  size: number
}

/** Published practices, the newest first; those in force before those retired. */
export async function listPractices(db: Db, { words, area, page, size }: Wanted) {
  let query = own(db).selectFrom('practice')
  if (area) query = query.where('area', '=', area)
  if (words) {
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((e) => e.or([e('title', 'ilike', like), e('problem', 'ilike', like), e('how', 'ilike', like)]))
  }
  const rows: PracticeRow[] = await query
    .select(['id', 'title', 'unitName', 'area', 'publishedOn', ...counted])
    .orderBy(sql`retired_on is not null`)
    .orderBy('publishedOn', 'desc')
    .orderBy('id')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute()
  const total = (page - 1) * size + rows.length
  return { rows: rows.slice(0, size), total, more: rows.length > size }
}

/** A practice with who took it over, or nothing. */
export async function findPractice(db: Db, id: string): Promise<PracticeAnswer | null> {
  const practice = await own(db)
    .selectFrom('practice')
    .select(['id', 'title', 'unitName', 'area', 'publishedOn', ...texts, ...counted])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!practice) return null
  const takenOver = await own(db)
    .selectFrom('practiceCopy')
    .select(['unitName', 'begunOn as on', 'outcome', 'result'])
    .where('practiceId', '=', id)
    .orderBy('begunOn')
    .limit(500)
    .execute()
  return { ...practice, takenOver }
}
