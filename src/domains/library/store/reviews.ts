import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { own, type Ref } from './tables.ts'

/** Notes which document a review is about. */
export async function insertReview(
  db: Db,
  review: Ref & { unitId: number; unitNo: number },
  document: Ref,
): Promise<void> {
  const { regionId, id, unitId, unitNo } = review
  await own(db)
    .insertInto('libraryReview')
    .values({ regionId, id, unitId, unitNo, documentRegion: document.regionId, documentId: document.id })
    .execute()
}

/** Reviews of a document, the newest last. */
export const listReviews = (db: Db, document: Ref): Promise<Ref[]> =>
  own(db)
    .selectFrom('libraryReview')
    .select(['regionId', 'id'])
    .where('documentRegion', '=', document.regionId)
    .where('documentId', '=', document.id)
    .limit(100)
    .execute()

/** A tracked case that comes from a clause of a document. */
export interface TaskOfClause {
  /** The clause's own number, and the policy document it stands in. */
  number: string
  documentId: string
  /** Whether that document is the Opinion itself. */
  isOpinion: boolean
  open: boolean
  files: number
}

/**
 * Tracked cases in reach that come from a clause of a document of this title or of one of these policy documents, with the files
 * that serve them and what they have below.
 */
export async function listTasksOf(
  db: Db,
  processes: readonly string[],
  title: string,
  policyIds: readonly string[],
): Promise<TaskOfClause[]> {
  if (processes.length === 0) return []
  const { rows } = await sql<TaskOfClause>`
    select c.answers -> 'place' ->> 'number' as number, c.answers -> 'place' ->> 'documentId' as document_id,
           replace(c.answers -> 'place' ->> 'title', ' ', '') like ${`%${title}%`} as is_opinion, c.closed_at is null as open,
           (select count(distinct l.evidence_id)::int from evidence_link l
             where (l.case_region, l.case_id) in (
               select c.region_id, c.id union all
               select b.region_id, b.id from cases b where b.parent_region = c.region_id and b.parent_id = c.id)) as files
      from cases c
     where c.process in (${sql.join([...processes])}) 
       and (replace(c.answers -> 'place' ->> 'title', ' ', '') like ${`%${title}%`}
            or c.answers -> 'place' ->> 'documentId' = any(${[...policyIds]}::text[]))
     limit 5000`.execute(db)
  return rows
}
