import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, onDay } from '#kernel/domain/server'
import type { CaseRef } from '#kernel/process'
import { act } from '#kernel/process/server'
import { startAdoption } from '../deeds/adoption.ts'
import { decideLines, writeAddition } from '../deeds/decide.ts'
import type { Addition, Decision } from '../model/index.ts'
import { frameworks, getAdoption } from '../store/index.ts'

/** Somebody on a day before today. */
export const as = (ctx: Ctx, days: number, login: string): Promise<Ctx> =>
  asPerson(onDay(ctx, plusDays(ctx.today, days)), login)

/** A unit's own mind: what it changes, merges and drops; the rest it keeps. */
export interface Mind {
  decisions: readonly Decision[]
  additions: readonly Omit<Addition, 'key'>[]
}

const keep = (key: string): Decision => ({ key, choice: 'keep', own: null, into: null, reason: null })

/** Decides about a whole list: what the unit minds, and the rest kept. */
export async function decideAll(person: Ctx, ref: CaseRef, mind: Mind): Promise<void> {
  const adoption = await getAdoption(person.db, ref)
  const { body } = await frameworks.get(person.db, adoption.targetId)
  const own = new Map(mind.decisions.map((decision) => [decision.key, decision]))
  await decideLines(person, ref, {
    rev: adoption.rev,
    lines: body.measures.map(({ key }) => own.get(key) ?? keep(key)),
  })
  for (const addition of mind.additions) {
    const { rev } = await getAdoption(person.db, ref)
    await writeAddition(person, ref, { rev, key: null, addition })
  }
}

/** A unit adopts a list, submits it and has it accepted by somebody above. */
export async function adopt(
  ctx: Ctx,
  it: { days: number; login: string; frameworkId: string; mind: Mind; accepter: string },
): Promise<CaseRef> {
  const person = await as(ctx, it.days, it.login)
  const [unitId = 0] = person.ownUnits
  const ref = await startAdoption(person, { unitId, frameworkId: it.frameworkId })
  await decideAll(person, ref, it.mind)
  await submit(ctx, ref, { ...it, days: it.days + 4 })
  return ref
}

/** A list goes up and is accepted two days later. */
export async function submit(ctx: Ctx, ref: CaseRef, it: { days: number; login: string; accepter: string }) {
  await act(await as(ctx, it.days, it.login), ref, 'submit', {
    input: { note: '逐条对照，结合实际细化（演示数据）。' },
  })
  const above = await as(ctx, it.days + 2, it.accepter)
  await act(above, ref, 'accept', { input: { opinion: '对照清楚，同意施行。' } })
}
