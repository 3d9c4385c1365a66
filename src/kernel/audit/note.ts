import type { Db } from '#platform/db'
import { writeEntries } from './store/write.ts'

/** What a line is about that is no step of a case: a kind, an id, and whose it is; without a unit it belongs to the whole. */
export interface Noted {
  kind: string
  id: string
  regionId: number
  unitId: number | null
  unitNo: number | null
}

/** Whoever did it, where and when. */
interface Doing {
  db: Db
  now: Date
  actor: { personId: string | null; name: string }
}

/** Writes a line for each of some things to which the same was done just now. */
export const noteDeeds = (
  { db, now, actor }: Doing,
  action: string,
  of: readonly (Noted & { body: Record<string, unknown> })[],
): Promise<void> =>
  writeEntries(
    db,
    of.map(({ kind, id, regionId, unitId, unitNo, body }) => ({
      ...{ regionId, unitId, unitNo, action, body },
      ...{ personId: actor.personId, personName: actor.name, subjectKind: kind, subjectId: id },
    })),
    now,
  )

/** Writes a line of the journal for what whoever acts has just done to something. */
export const noteDeed = (doing: Doing, action: string, of: Noted, body: Record<string, unknown>): Promise<void> =>
  noteDeeds(doing, action, [{ ...of, body }])
