import { canonicalJson } from './exact-json.ts'

/** What a writer says about one deed; id and moment are given when it is written. */
export interface EntryInput {
  regionId: number
  /** Who did it; null for the system or for somebody not signed in. */
  personId: string | null
  /** The name as it was then, so that the journal reads the same after the person is renamed. */
  personName: string
  unitId: number | null
  /** The unit's number in the territorial tree: who may read this line. */
  unitNo: number | null
  /** What was done, `case.verify` or `parameter.change`. */
  action: string
  /** What it was done to: `case` and its id, `parameter` and its key. */
  subjectKind: string
  subjectId: string
  body: Record<string, unknown>
}

/** A line of the journal as it is stored. `at` is UTC, `body` is JSON text, big integers may be text. */
export interface StoredEntry {
  regionId: number
  id: string
  at: string
  personId: string | null
  personName: string
  unitId: number | null
  unitNo: number | string | null
  action: string
  subjectKind: string
  subjectId: string
  body: string
}

/**
 * A moment in one writing only, to the microsecond: 2026-11-22T02:00:00.123000Z.
 * Takes ISO and PostgreSQL's own text in UTC; what it does not know stays as it is, and so differs from any other.
 */
export function exactMoment(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:Z|\+00)$/.exec(text)
  return parts ? `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z` : text
}

/**
 * The one text of a line that is hashed: a JSON list of all its columns in fixed order, nulls written out,
 * numbers digit by digit, the body's keys in order. Two lines have equal texts only if they are equal.
 */
export function canonicalEntry(entry: StoredEntry): string {
  const text = (part: string | null) => JSON.stringify(part)
  return `[${[
    '"entry-1"',
    entry.regionId,
    text(entry.id),
    text(exactMoment(entry.at)),
    text(entry.personId),
    text(entry.personName),
    String(entry.unitId),
    String(entry.unitNo),
    text(entry.action),
    text(entry.subjectKind),
    text(entry.subjectId),
    canonicalJson(entry.body),
  ].join(',')}]`
}
