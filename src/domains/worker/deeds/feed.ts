import { randomUUID } from 'node:crypto'
import { writeEntries } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { look } from '#kernel/sight/server'
import { type Fault, Invalid } from '#platform/errors'
import type { Say } from '#platform/say'
import { type EntryKindName, ownEntryForm } from '../model/index.ts'
import { insertEntries } from '../store/entries.ts'
import { listLinesOf, listWithin, type Reach } from '../store/exchange.ts'
import type { EntryTable } from '../store/tables.ts'
import type { FoundWorker } from '../store/workers.ts'
import { parted } from './entries.ts'
import { holdersOf } from './exchange.ts'

/** Lines that a partner reports about people. */
export interface FeedAsked {
  kind: EntryKindName
  rows: readonly { row: number; number: string; answers: Record<string, unknown> }[]
  /** What the lines name as their source: the partner and its document. */
  source: string
  reporter: { id: string | null; name: string; unitId: number; partner: string }
  reach: Reach
  purpose: Say
  reason: string
}

/** What became of each row; with faults nothing was written at all. */
export interface FeedTaken {
  faults: Fault[]
  rows: { row: number; outcome: 'written' | 'same' | 'unknown' }[]
}

type Line = ReturnType<typeof parted>

/** Rows as lines, or what is wrong with them: field, rule and document for each row. */
function checked(ctx: Ctx, asked: FeedAsked): { lines: Line[]; faults: Fault[] } {
  const faults: Fault[] = []
  const lines = asked.rows.flatMap(({ row, answers }): Line[] => {
    try {
      return [parted(ownEntryForm(asked.kind), { ...answers, source: asked.source }, ctx.today)]
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      faults.push(...error.faults.map((fault) => ({ ...fault, row, path: fault.path.replace(/^answers\./, '') })))
      return []
    }
  })
  return { lines, faults }
}

const sorted = (data: unknown): string => JSON.stringify(Object.entries(data as object).sort())
const keyOf = (workerId: string, { fromOn, toOn, data }: Pick<EntryTable, 'fromOn' | 'toOn' | 'data'>): string =>
  `${workerId} ${fromOn} ${toOn} ${sorted(typeof data === 'string' ? JSON.parse(data) : data)}`

const rowOf = (ctx: Ctx, asked: FeedAsked, one: FoundWorker, line: Line): EntryTable => ({
  ...line,
  ...{ regionId: one.regionId, id: randomUUID(), workerId: one.id, unitId: one.unitId, unitNo: one.unitNo },
  // The unit is the one that answers for the agreement; the name shown is the partner's, who says so.
  ...{ kind: asked.kind, reporterUnit: asked.reporter.unitId, reporterUnitName: asked.reporter.partner },
  ...{ reporterId: asked.reporter.id, reporterName: asked.reporter.name },
  ...{ state: 'claimed', saidOn: ctx.today, ownerId: one.id, rev: 1 },
})

/**
 * Writes what a partner reports as claims that their owners confirm or dispute. One faulty row and nothing is written: the sender
 * puts it right and sends the whole again. Numbers that nobody has within the reach are named as unknown, whatever the reason;
 * lines that are there already are not written twice.
 */
export async function takeFeed(ctx: Ctx, asked: FeedAsked): Promise<FeedTaken> {
  const { lines, faults } = checked(ctx, asked)
  if (faults.length > 0) return { faults, rows: [] }
  const holders = await holdersOf(
    ctx,
    asked.rows.map(({ number }) => number),
  )
  const ids = holders.flatMap((one) => one?.id ?? [])
  const what = { subjectKind: 'worker', way: 'exchange', purpose: asked.purpose, reason: asked.reason } as const
  const found = await look(
    ctx,
    what,
    async (glass) => ({
      workers: await listWithin(glass, ids, asked.reach, true),
      entries: await listLinesOf(glass, ids, [asked.kind], ['claimed', 'confirmed', 'disputed']),
    }),
    ({ workers }) => workers,
  )
  const workers = new Map(found.workers.map((one) => [one.id, one]))
  const there = new Set(found.entries.map((one) => keyOf(one.workerId, one)))
  const fresh: EntryTable[] = []
  const rows = asked.rows.map(({ row }, i): FeedTaken['rows'][number] => {
    const one = workers.get(holders[i]?.id ?? '')
    const line = lines[i]
    if (!one || !line) return { row, outcome: 'unknown' }
    const key = keyOf(one.id, line)
    if (there.has(key)) return { row, outcome: 'same' }
    there.add(key)
    fresh.push(rowOf(ctx, asked, one, line))
    return { row, outcome: 'written' }
  })
  if (fresh.length > 0) await insertEntries(ctx.db, fresh)
  await writeEntries(
    ctx.db,
    fresh.map((one) => ({
      ...{ regionId: one.regionId, unitId: one.unitId, unitNo: one.unitNo },
      ...{ personId: ctx.actor.personId, personName: ctx.actor.name, subjectKind: 'worker', subjectId: one.workerId },
      ...{ action: 'worker.say', body: { entry: one.id, kind: one.kind, source: one.source, exchange: true } },
    })),
    ctx.now,
  )
  return { faults: [], rows }
}
