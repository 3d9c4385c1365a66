import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { NewEntry } from './contracts.ts'
import { monthKey, pairsOf, tidy } from './pairs.ts'

/** What entries tell of: a case, a document. Its unit decides who finds them. */
export interface Subject {
  regionId: number
  id: string
  unitId: number
  unitNo: number
  indNo: number | null
}

/** Characters of a text that are searched: a clause is far shorter. */
const mostWords = 8000
/** Entries that one statement writes. */
const atOnce = 200

/** The same place of the same subject has the same id: putting it in again replaces it, whoever else does so too. */
function idOf(subject: Subject, nth: number): string {
  if (nth === 0) return subject.id
  const hex = createHash('sha256').update(`${subject.id}:${nth}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The row of an entry. */
export function rowOf(subject: Subject, entry: NewEntry, nth: number) {
  const title = tidy(entry.title).slice(0, 300)
  const words = tidy(entry.words).slice(0, mostWords)
  const keys = [monthKey(entry.on), subject.regionId]
  const inTitle = pairsOf(title)
  return {
    region_id: subject.regionId,
    id: idOf(subject, nth),
    subject_id: subject.id,
    kind: entry.kind,
    process: entry.process ?? null,
    unit_id: subject.unitId,
    unit_no: subject.unitNo,
    ind_no: subject.indNo,
    reader: entry.reader,
    below: entry.below ?? false,
    title,
    part_of: tidy(entry.partOf ?? '').slice(0, 300),
    words,
    address: entry.address,
    on_date: entry.on,
    title_pairs: [...new Set([...inTitle, ...keys])],
    pairs: [...new Set([...inTitle, ...pairsOf(words), ...keys])],
  }
}

async function write(db: Db, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  await sql`
    insert into search_entry (region_id, id, subject_id, kind, process, unit_id, unit_no, ind_no, reader, below, title, part_of,
                              words, address, on_date, title_pairs, pairs)
    select region_id, id, subject_id, kind, process, unit_id, unit_no, ind_no, reader, below, title, part_of, words, address,
           on_date, title_pairs, pairs
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        region_id int, id uuid, subject_id uuid, kind text, process text, unit_id int, unit_no bigint, ind_no bigint, reader text,
        below boolean, title text, part_of text, words text, address text, on_date date, title_pairs int[], pairs int[])
    on conflict (region_id, id) do update set
      kind = excluded.kind, process = excluded.process, unit_id = excluded.unit_id, unit_no = excluded.unit_no,
      ind_no = excluded.ind_no, reader = excluded.reader, below = excluded.below, title = excluded.title,
      part_of = excluded.part_of, words = excluded.words, address = excluded.address, on_date = excluded.on_date,
      title_pairs = excluded.title_pairs, pairs = excluded.pairs`.execute(db)
}

/**
 * Puts what tells of a subject into the index, in the caller's transaction, in place of all that told of it before. An empty
 * list takes it out.
 */
export async function putEntries(db: Db, subject: Subject, entries: readonly NewEntry[]): Promise<void> {
  const rows = entries.map((entry, nth) => rowOf(subject, entry, nth))
  for (let i = 0; i < rows.length; i += atOnce) await write(db, rows.slice(i, i + atOnce))
  const kept = rows.map(({ id }) => id)
  await sql`delete from search_entry where region_id = ${subject.regionId} and subject_id = ${subject.id}
             and id <> all(${kept}::uuid[])`.execute(db)
}
