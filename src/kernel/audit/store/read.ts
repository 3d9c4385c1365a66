import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { canonicalEntry } from '../entry.ts'
import { inclusionProof } from '../merkle.ts'
import { type EntryColumns, entryColumns, hex, storedEntry } from './columns.ts'
import { placesFor, type Reader } from './places.ts'
import { sm3 } from './sm3.ts'
import type { EntryTable, JournalTables } from './tables.ts'

/** Which lines of the journal are asked for; those the reader may not see are never among them. */
export interface EntryFilter {
  subjectKind?: string
  subjectId?: string
  regionId?: number
  personId?: string
  action?: string
  /** First day or moment, inclusive; and the first one after. */
  from?: string
  to?: string
  /** The last line of the page before. */
  after?: { at: string; id: string }
  limit?: number
}

/** Lines of the journal, newest first. */
export function listEntries(db: Db, filter: EntryFilter): Promise<EntryTable[]> {
  const { subjectKind, subjectId, regionId, personId, action, from, to, after } = filter
  return db
    .withTables<JournalTables>()
    .selectFrom('entry')
    .selectAll()
    .$if(subjectKind !== undefined, (q) => q.where('subjectKind', '=', subjectKind ?? ''))
    .$if(subjectId !== undefined, (q) => q.where('subjectId', '=', subjectId ?? ''))
    .$if(regionId !== undefined, (q) => q.where('regionId', '=', regionId ?? 0))
    .$if(personId !== undefined, (q) => q.where('personId', '=', personId ?? null))
    .$if(action !== undefined, (q) => q.where('action', '=', action ?? ''))
    .$if(from !== undefined, (q) => q.where('at', '>=', from ?? ''))
    .$if(to !== undefined, (q) => q.where('at', '<', to ?? ''))
    .$if(after !== undefined, (q) => q.where(sql<boolean>`(at, id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit ?? 50)
    .execute()
}

/**
 * Whether somebody has done one of these deeds to something, by the journal: what four eyes ask about words that are written
 * between the steps of a case. Own lines are always visible, so a person can be asked about themselves in any scope.
 */
export async function hasDone(
  db: Db,
  personId: string | null,
  subject: { kind: string; id: string },
  deeds: readonly string[],
): Promise<boolean> {
  if (personId === null) return false
  const { rows } = await sql`
    select 1 from entry where subject_kind = ${subject.kind} and subject_id = ${subject.id} and person_id = ${personId}
       and action = any(${[...deeds]}::text[]) limit 1`.execute(db)
  return rows.length > 0
}

/** All that somebody outside needs to check that a line is under a published seal, by `verifyInclusion`. */
export interface EntryProof {
  /** The text whose leaf hash is proved. */
  canonical: string
  sealNo: number
  index: number
  size: number
  proof: string[]
  root: string
}

/**
 * The proof of one line, or nothing while it is not sealed. Needs the owner's transaction, or as `auditor` one that may
 * read the whole journal.
 */
export async function findProof(
  db: Db,
  regionId: number,
  id: string,
  reader: Reader = 'owner',
): Promise<EntryProof | undefined> {
  const { rows } = await sql<EntryColumns & { no: number; fromseq: number; seq: number; root: Uint8Array }>`
    select ${entryColumns}, s.seq, seal.no, seal.from_seq as fromseq, seal.root
    from entry e
    join ${placesFor(reader)} s on s.region_id = e.region_id and s.entry_id = e.id
    join seal on seal.no = s.seal_no
    where e.region_id = ${regionId} and e.id = ${id}::uuid`.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { rows: leaves } = await sql<{ leaf: Uint8Array }>`
    select leaf from ${placesFor(reader)} s where seal_no = ${row.no}::bigint order by seq`.execute(db)
  const all = leaves.map(({ leaf }) => leaf)
  const index = row.seq - row.fromseq
  const proof = inclusionProof(sm3, all, index).map(hex)
  const canonical = canonicalEntry(storedEntry(row))
  return { canonical, sealNo: row.no, index, size: all.length, proof, root: hex(row.root) }
}
