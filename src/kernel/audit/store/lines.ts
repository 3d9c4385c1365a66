import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { say } from '#platform/say'
import { merkleRoot, sameBytes } from '../merkle.ts'
import type { JournalFault } from '../report.ts'
import { type EntryColumns, entryColumns, leafOf } from './columns.ts'
import { placesFor, type Reader } from './places.ts'
import { sm3 } from './sm3.ts'
import { found, type Walk } from './walk.ts'

/** No seal is larger; a changed `to_seq` must not make the check read the whole table at once. */
const MOST_LINES = 65_536

/** A seal with its numbers as text: after tampering they need not fit a number. */
export interface SealRow {
  no: string
  fromSeq: string
  toSeq: string
  root: Uint8Array
  previous: Uint8Array
  digest: Uint8Array
  at: string
  lastAt: string
}

/** A place with the line that stands there, if it is still there. */
type LineRow = { seq: string; entry: string; leaf: Uint8Array; sealno: string } & (EntryColumns | { id: null })

/** The places under a seal, in order, with their lines. */
export async function listLines(db: Db, seal: SealRow, reader: Reader): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select s.seq::text as seq, s.entry_id::text as entry, s.leaf, s.seal_no::text as sealno, ${entryColumns}
    from ${placesFor(reader)} s left join entry e on e.region_id = s.region_id and e.id = s.entry_id
    where s.seq between ${seal.fromSeq}::bigint and ${seal.toSeq}::bigint
    order by s.seq limit ${MOST_LINES}`.execute(db.withoutPlugins())
  return rows
}

function checkLine(walk: Walk, seal: SealRow, line: LineRow, place: number): void {
  const { seq, entry, sealno } = line
  const wrong = (kind: JournalFault['kind'], zh: string, en: string) => {
    const detail = say(`序号${seq}${zh}`, `Place ${seq}: ${en}`)
    found(walk, { kind, seq: Number(seq), entryId: entry, sealNo: Number(seal.no), detail })
  }
  if (Number(seq) !== place) wrong('order', '不连续', 'out of order')
  if (sealno !== seal.no) wrong('altered', '的封存号被改动', 'the number of its seal was altered')
  if (line.id === null) wrong('missing', '的记录已不存在', 'the line is gone')
  else if (!sameBytes(leafOf(line), line.leaf)) wrong('altered', '的记录或其摘要被改动', 'line or hash was altered')
}

/** Compares each line with its hash and the hashes with the root, so that it shows which of the two was altered. */
export function checkLines(walk: Walk, seal: SealRow, lines: LineRow[]): void {
  const sealNo = Number(seal.no)
  const size = Number(seal.toSeq) - Number(seal.fromSeq) + 1
  for (const [i, line] of lines.entries()) checkLine(walk, seal, line, Number(seal.fromSeq) + i)
  if (lines.length !== size) {
    const zh = `第${seal.no}号封存应有${size}条，实有${lines.length}条`
    found(walk, { kind: 'missing', sealNo, detail: say(zh, `Seal ${seal.no} has ${lines.length} of ${size} lines`) })
  }
  const leaves = lines.map((line) => line.leaf)
  if (!sameBytes(merkleRoot(sm3, leaves), seal.root)) {
    const zh = `第${seal.no}号封存的根与各条摘要不符`
    found(walk, { kind: 'root', sealNo, detail: say(zh, `The root of seal ${seal.no} does not fit its hashes`) })
  }
}
