import { plusDays } from '#kernel/calendar'
import { type Ctx, findOffer } from '#kernel/domain/server'
import { parametersAt } from '#kernel/parameter/server'
import { Refused } from '#platform/errors'
import { addJob } from '#platform/jobs/server'
import { say } from '#platform/say'
import { type Given, packColumns } from '../model/columns.ts'
import { addChunks } from '../store/chunks.ts'
import { holdPublished, listSeenSnapshots } from '../store/published.ts'
import { addSnapshot, dropSnapshot, endSnapshot, findSnapshotOf, listSnapshots } from '../store/snapshots.ts'
import { forget } from './load.ts'

type UnitGiven = Given & { regionId: number; unitId: number; unitNo: number }
interface Wanted {
  take(units: readonly UnitGiven[]): Promise<void>
}

/** The parameters that a snapshot keeps. */
const keys = ['workforce.age-bands', 'workforce.least-count', 'workforce.keep-days'] as const

/**
 * Makes today's snapshot of everybody at work. One that was made earlier today gives way to it, unless tables of it have been
 * seen: two countings of one day would tell those who read both who came in between.
 * @throws Refused in that case. Null where no domain keeps workers' files.
 */
export async function makeSnapshot(ctx: Ctx): Promise<{ id: number; people: number } | null> {
  const columns = findOffer<Wanted, { people: number }>(ctx.house, 'worker.columns')
  if (!columns) return null
  const earlier = await findSnapshotOf(ctx.db, ctx.today)
  if (earlier) await holdPublished(ctx.db, earlier.id)
  if (await isSeen(ctx)) throw new Refused([seenToday])
  if (earlier) await dropSnapshot(ctx.db, earlier.id)
  const begun = performance.now()
  const set = await parametersAt(ctx.db, keys, null, ctx.today)
  const id = await addSnapshot(ctx.db, {
    asOf: ctx.today,
    madeAt: ctx.now.toISOString(),
    bands: String(set['workforce.age-bands'].value),
    least: Math.max(2, Number(set['workforce.least-count'].value)),
  })
  const take = (units: readonly UnitGiven[]) =>
    addChunks(
      ctx.db,
      id,
      units.map((one) => ({ ...one, people: one.n, columns: packColumns(one) })),
    )
  const { people } = await columns(ctx, { take })
  await endSnapshot(ctx.db, id, { people, tookMs: Math.round(performance.now() - begun) })
  await sweep(ctx, Number(set['workforce.keep-days'].value))
  forget()
  return { id, people }
}

const seenToday = {
  rule: 'workforce-seen-today',
  message: say(
    '今日快照的统计表已经有人看过，不能再重做；明日凌晨自动生成新的快照',
    'Tables of today’s snapshot have been seen, so it stays; the next is made tomorrow',
  ),
  source: say('《统计法》第二十八条；产品规则', 'Statistics Law art. 28; rule of the product'),
}

const yearsOfMonths = 3

/** Takes away what is older than is kept; the first snapshot of each month stays longer, because tables are published from it. */
async function sweep({ db, today }: Ctx, days: number): Promise<void> {
  const all = await listSnapshots(db)
  const firsts = new Set([...new Map(all.map(({ id, asOf }) => [asOf.slice(0, 7), id])).values()])
  const old = all.filter(({ id, asOf }) => asOf < plusDays(today, -(firsts.has(id) ? yearsOfMonths * 366 : days)))
  for (const { id } of old) await dropSnapshot(db, id)
}

const isSeen = async ({ db, today }: Ctx): Promise<boolean> => {
  const earlier = await findSnapshotOf(db, today)
  return earlier !== undefined && (await listSeenSnapshots(db)).includes(earlier.id)
}

/** The daily job: today's snapshot, unless there is one; `again` makes it anew where nothing of it was seen. */
export async function keepSnapshots(ctx: Ctx, { again = false }: { again?: boolean }): Promise<void> {
  const there = await findSnapshotOf(ctx.db, ctx.today)
  if (there && !(again && !(await isSeen(ctx)))) return
  await makeSnapshot(ctx)
}

/** Has today's snapshot made in the background, by the system: no person reads everybody's file for it. @throws Refused as there. */
export async function askSnapshot(ctx: Ctx): Promise<void> {
  if (await isSeen(ctx)) throw new Refused([seenToday])
  await addJob(ctx.db, { kind: 'workforce.snapshot', payload: { again: true } })
}
