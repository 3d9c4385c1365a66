import { asPerson } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { act, findCase } from '#kernel/process/server'
import type { Origin } from '../contracts/rows.ts'
import { confirmLines, dropLines } from '../deeds/decide.ts'
import { takeDocuments } from '../deeds/take.ts'
import { uploadPolicy } from '../deeds/upload.ts'
import { faultsOf } from '../lines/index.ts'
import { listLines } from '../store/proposals.ts'
import type { Ref } from '../store/tables.ts'
import { actionPlan, workPoints } from './points.ts'

/** The same transaction on another day, but never on one to come. */
const onDay = (ctx: Ctx, today: string): Ctx =>
  today < ctx.today ? { ...ctx, today, now: new Date(`${today}T01:30:00Z`) } : ctx

async function take(ctx: Ctx, name: string, text: string, origin: Origin): Promise<Ref> {
  const [unitId] = ctx.ownUnits
  if (unitId === undefined) throw new Error('the demonstration clerk holds no post')
  const file = await uploadPolicy(ctx, { unitId, origin }, { name, bytes: Buffer.from(text) })
  const picks = file.documents.map(({ start }) => ({ start, revises: null }))
  const { taken } = await takeDocuments(ctx, file, picks.slice(0, 1))
  const [one] = taken
  if (!one) throw new Error('the demonstration document was not taken')
  return one
}

/** The first lines that nothing is wrong with, confirmed: the rest is for whoever tries it out. */
async function begin(ctx: Ctx, ref: Ref): Promise<void> {
  const sound = (await listLines(ctx.db, ref)).filter((line) => faultsOf(line).length === 0)
  await confirmLines(ctx, ref, sound.slice(0, 2))
}

async function finish(ctx: Ctx, ref: Ref): Promise<void> {
  const lines = await listLines(ctx.db, ref)
  const led = lines.filter((line) => line.leads.length === 1)
  const rest = lines.filter((line) => line.leads.length !== 1)
  await confirmLines(ctx, ref, led)
  if (rest.length > 0) await dropLines(ctx, ref, rest, '演示：不单列任务')
  const one = await findCase(ctx.db, ref)
  await act(ctx, ref, 'adopt', { rev: one?.rev, input: { year: 2026 } })
}

/**
 * One document in the ledger and one half confirmed, both made up and marked so. The ledger's demonstration brings the
 * items of the first itself; so nothing follows from adopting it here.
 */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const clerk = await asPerson({ ...ctx, house: { ...ctx.house, links: [] } }, 'clerk')
  const then = onDay(clerk, '2026-03-02')
  await finish(onDay(clerk, '2026-03-05'), await take(then, '2026年工作要点（演示）.txt', workPoints, 'province'))
  await begin(clerk, await take(clerk, '新就业形态劳动者实施方案（演示）.txt', actionPlan, 'own'))
}
