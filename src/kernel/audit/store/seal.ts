import { sql } from 'kysely'
import type { Database, Db } from '#platform/db'
import { inOwnerTx } from '#platform/db/server'
import { merkleRoot } from '../merkle.ts'
import { type Anchor, firstPrevious, type Seal, sealDigest } from '../seal.ts'
import { type EntryColumns, entryColumns, hex, leafOf } from './columns.ts'
import { sm3 } from './sm3.ts'

/** Any number, the same in every process: only one sealer extends the chain at a time. */
const lockKey = 7_236_411

/** How late a transaction may end after the moment its lines carry, in seconds; an older line was put in afterwards. */
export const usualLookback = 900

/** How the sealer works through the lines that are not sealed yet. */
export interface SealOptions {
  /** Lines under one seal, 4,096 unless told. */
  batch?: number
  /**
   * How far before the newest sealed line to look for lines whose transaction ended late, in seconds; 900 unless
   * told. A line older than that was backdated: it is left unsealed for the verifier to report. `'all'` seals it
   * all the same, after an operator has looked at it.
   */
  lookback?: number | 'all'
}

/** What a run of the sealer did, and where the chain stands now. */
export interface SealRun {
  entries: number
  seals: number
  head: Anchor | null
}

interface Head {
  no: number
  toSeq: number
  digest: string
  lastAt: string | null
  now: string
}

async function headOf(db: Db): Promise<Head> {
  const { rows } = await sql<Head & { digest: Uint8Array }>`
    select coalesce(s.no, 0)::bigint as no, coalesce(s.to_seq, 0)::bigint as to_seq, s.digest,
      s.last_at::text as last_at, date_trunc('milliseconds', clock_timestamp())::text as now
    from (select 1) one left join (select * from seal order by no desc limit 1) s on true`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the head of the journal cannot be read')
  return { ...row, digest: row.no === 0 ? firstPrevious : hex(row.digest) }
}

/** A line in the sealer's path, with its place if it has one already, and how many lines were looked at. */
type Candidate = EntryColumns & { seq: number | null; looked: number }

/**
 * The next lines by moment and id, from the cursor of this run, or from the lookback at its start: those without a
 * place, and the last one looked at, where the next batch goes on. Whether a line is sealed is asked line by line:
 * as a join it would read the whole journal for every batch.
 */
async function listCandidates(db: Db, head: Head, after: Cursor | null, options: Required<SealOptions>) {
  const everything = head.lastAt === null || options.lookback === 'all'
  const from = after
    ? sql`(e.at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
    : everything
      ? sql`true`
      : sql`e.at >= least(${head.lastAt}::timestamptz, ${head.now}::timestamptz)
          - make_interval(secs => ${options.lookback})`
  const { rows } = await sql<Candidate>`
    with line as materialized (
      select e.*, (select s.seq from sealed_entry s where s.region_id = e.region_id and s.entry_id = e.id) as seq
      from entry e where ${from} order by e.at, e.id limit ${options.batch})
    select ${entryColumns}, e.seq, (select count(*) from line) as looked from line e
    where e.seq is null or e.id = (select id from line order by at desc, id desc limit 1)
    order by e.at, e.id`.execute(db.withoutPlugins())
  return rows
}

interface Cursor {
  at: string
  id: string
}

async function writeSeal(db: Db, head: Head, rows: EntryColumns[]): Promise<Anchor> {
  const leaves = rows.map(leafOf)
  const no = head.no + 1
  const fromSeq = head.toSeq + 1
  const root = merkleRoot(sm3, leaves)
  const newest = await sql<{ at: string }>`
    select greatest(${head.lastAt}::timestamptz, ${rows.at(-1)?.at}::timestamptz)::text as at`.execute(db)
  const seal: Seal = {
    no,
    fromSeq,
    toSeq: head.toSeq + rows.length,
    root: hex(root),
    previous: head.digest,
    at: head.now,
    lastAt: newest.rows[0]?.at ?? head.now,
  }
  const digest = hex(sealDigest(sm3, seal))
  await sql`insert into sealed_entry (seq, region_id, entry_id, leaf, seal_no)
    select ${fromSeq}::bigint - 1 + n, r, i, decode(l, 'hex'), ${no}
    from unnest(${rows.map((row) => row.region)}::int[], ${rows.map((row) => row.id)}::uuid[],
      ${leaves.map(hex)}::text[]) with ordinality as line (r, i, l, n)`.execute(db)
  await sql`insert into seal (no, from_seq, to_seq, root, previous, digest, at, last_at)
    values (${no}, ${fromSeq}, ${seal.toSeq}, decode(${seal.root}, 'hex'), decode(${seal.previous}, 'hex'),
      decode(${digest}, 'hex'), ${seal.at}::timestamptz, ${seal.lastAt}::timestamptz)`.execute(db)
  return { no, digest }
}

/**
 * Seals all lines that are not sealed yet: gives each a place, and puts a chained Merkle root over each batch.
 * Each batch is a transaction of its own; a second sealer waits and then goes on where the first one stopped.
 */
export async function sealPending(database: Database, options: SealOptions = {}): Promise<SealRun> {
  const asked = { batch: options.batch ?? 4096, lookback: options.lookback ?? usualLookback }
  const run: SealRun = { entries: 0, seals: 0, head: null }
  let after: Cursor | null = null
  for (let more = true; more; ) {
    const cursor: Cursor | null = after
    const rows = await inOwnerTx(database, async (db) => {
      await sql`select pg_advisory_xact_lock(${lockKey})`.execute(db)
      const head = await headOf(db)
      const candidates = await listCandidates(db, head, cursor, asked)
      const pending = candidates.filter((row) => row.seq === null)
      if (pending.length > 0) run.head = await writeSeal(db, head, pending)
      else run.head = head.no === 0 ? null : { no: head.no, digest: head.digest }
      run.entries += pending.length
      run.seals += pending.length > 0 ? 1 : 0
      return candidates
    })
    const last = rows.at(-1)
    after = last ? { at: last.at, id: last.id } : after
    more = last?.looked === asked.batch
  }
  return run
}
