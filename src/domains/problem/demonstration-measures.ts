import { asPerson, findLogins, listAppointments } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import { uploadEvidence } from '#kernel/evidence/server'
import type { CaseRef } from '#kernel/process'
import { act } from '#kernel/process/server'
import { listProblems } from './store.ts'

const measuredOn = '2024-10-18'
const solvedOn = '2025-06-20'
const checkedOn = '2025-06-26'

/** What an owner wrote, as far as the demonstration goes; the same shape for all. */
const measuresFor = (title: string, person: string, dueOn: string) => ({
  cause: `“${title}”的主要原因是责任链条不够清晰、日常推进抓手不足（演示）。`,
  measures: '明确责任处室和责任人，列入年度工作安排，按季对账推进（演示措施）。',
  person,
  dueOn,
})

/** A problem that its owner has solved, with a file that says how. */
async function solve(ctx: Ctx, one: CaseRef & { title: string; unitId: number }): Promise<void> {
  const file = { name: '问题解决情况说明.txt', bytes: Buffer.from(`${one.title}\n解决情况说明（演示材料）`) }
  const { id } = await uploadEvidence(ctx, { unitId: one.unitId, origin: '演示材料' }, file)
  await act(ctx, one, 'solve', { input: { result: '措施已落实，情况明显改善，说明附后（演示）。', proof: [id] } })
}

/**
 * Problems of 2024 are not as they were then: each has measures, two of four are solved and closed, one is reported solved in
 * these days and waits for its check, one is still being worked on, within its term.
 */
export async function goOn(ctx: Ctx): Promise<void> {
  const old = (await listProblems(ctx.db)).filter(({ openedOn, closedAt }) => openedOn < '2025-01-01' && !closedAt)
  const units = [...new Set(old.map(({ unitId }) => unitId))]
  const liaisons = await listAppointments(ctx.db, units, 'liaison', ctx.today)
  const logins = await findLogins(
    ctx.db,
    liaisons.map(({ personId }) => personId),
  )
  const sorted = [...old].sort((a, b) => (a.title < b.title ? -1 : 1))
  for (const [i, one] of sorted.entries()) {
    const holder = liaisons.find(({ unitId }) => unitId === one.unitId)
    const login = holder && logins.get(holder.personId)
    if (!login) continue
    const as = (day: string, who = login) => asPerson(onDay(ctx, day), who)
    const isDone = i % 4 < 2
    const dueOn = isDone ? '2025-06-30' : plusDays(ctx.today, 25 + 5 * (i % 4))
    const owner = await as(measuredOn)
    await act(owner, one, 'measure', { input: measuresFor(one.title, owner.actor.name, dueOn) })
    if (i % 4 === 3) continue
    await solve(await as(isDone ? solvedOn : plusDays(ctx.today, -2)), one)
    if (isDone)
      await act(await as(checkedOn, 'reviewer'), one, 'close', {
        input: { opinion: '经核实，已解决（演示）。' },
        override: '同类问题另行跟踪。',
      })
  }
}
