import { sql } from 'kysely'
import type { Database, Db } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'
import { say } from '#platform/say'
import type { JournalFault, JournalReport } from '../report.ts'
import { type Anchor, firstPrevious, sealDigest } from '../seal.ts'
import { hex } from './columns.ts'
import { checkLines, listLines, type SealRow } from './lines.ts'
import type { Reader } from './places.ts'
import { sm3 } from './sm3.ts'
import { checkStrays } from './strays.ts'
import { found, type Walk } from './walk.ts'

const SEALS_A_PAGE = 500
const asSeal = (row: SealRow) => ({ ...row, root: hex(row.root), previous: hex(row.previous) })

function checkSeal(walk: Walk, row: SealRow): void {
  const sealNo = Number(row.no)
  const wrong = (kind: JournalFault['kind'], zh: string, en: string) =>
    found(walk, { kind, sealNo, detail: say(`第${row.no}号封存：${zh}`, `Seal ${row.no}: ${en}`) })
  if (sealNo !== walk.no + 1)
    wrong('missing', `前面缺少第${walk.no + 1}号封存`, `seal ${walk.no + 1} before it is gone`)
  if (Number(row.fromSeq) !== walk.seq + 1)
    wrong('order', `起始序号应为${walk.seq + 1}`, `should begin at place ${walk.seq + 1}`)
  if (hex(row.previous) !== walk.digest) wrong('chain', '与上一号封存不衔接', 'is not chained to the seal before it')
  const digest = hex(sealDigest(sm3, asSeal(row)))
  if (digest !== hex(row.digest)) wrong('chain', '封存记录被改动', 'was altered')
  const anchored = walk.unmet.get(sealNo)
  if (anchored === hex(row.digest)) walk.unmet.delete(sealNo)
}

async function walkSeals(db: Db, walk: Walk): Promise<void> {
  for (let after = '-9223372036854775808', more = true; more; ) {
    const { rows } = await sql<SealRow>`
      select no::text as no, from_seq::text as from_seq, to_seq::text as to_seq, root, previous, digest,
        at::text as at, last_at::text as last_at
      from seal where no > ${after}::bigint order by seal.no limit ${SEALS_A_PAGE}`.execute(db)
    more = rows.length === SEALS_A_PAGE
    for (const seal of rows) {
      checkSeal(walk, seal)
      const lines = await listLines(db, seal, walk.reader)
      checkLines(walk, seal, lines)
      walk.report.seals += 1
      walk.report.sealed += lines.length
      walk.no = Number(seal.no)
      walk.seq = Number(seal.toSeq)
      walk.digest = hex(seal.digest)
      walk.report.head = { no: walk.no, digest: walk.digest }
      after = seal.no
    }
  }
}

const nothingYet = (): JournalReport => ({
  entries: 0,
  sealed: 0,
  seals: 0,
  unsealedTail: 0,
  faults: [],
  faultCount: 0,
  head: null,
})

async function check(db: Db, anchors: readonly Anchor[], reader: Reader): Promise<JournalReport> {
  const unmet = new Map(anchors.map(({ no, digest }) => [no, digest]))
  const walk: Walk = { reader, report: nothingYet(), no: 0, seq: 0, digest: firstPrevious, unmet }
  await walkSeals(db, walk)
  await checkStrays(db, walk)
  for (const no of unmet.keys()) {
    const detail = say(`锚定的第${no}号封存已不存在或被重写`, `The anchored seal ${no} is gone or was written anew`)
    found(walk, { kind: 'chain', sealNo: no, detail })
  }
  return walk.report
}

/**
 * Checks the whole journal on one unchanging view: every line against its hash, every hash against its seal, every
 * seal against the one before, and lines that no seal covers. Memory does not grow with the journal.
 * `anchors` are former heads, kept elsewhere: without one nobody can see that the last seals were cut off.
 */
export const verifyJournal = (database: Database, anchors: readonly Anchor[] = []): Promise<JournalReport> =>
  inOwnerTx(database, (db) => check(db, anchors, 'owner'), { snapshot: true })

/**
 * The same check inside a transaction that may read the whole journal (`app.journal` is `all`): the one an auditor
 * starts in the product. Each statement sees one moment; seals are only ever added, so several moments do no harm.
 */
export async function checkJournal(db: Db, anchors: readonly Anchor[] = []): Promise<JournalReport> {
  await sql`set local statement_timeout = 0`.execute(db)
  return check(db, anchors, 'auditor')
}
