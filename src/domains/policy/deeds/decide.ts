import type { Ctx } from '#kernel/domain/server'
import { Refused } from '#platform/errors'
import { say } from '#platform/say'
import { sources } from '../adoption.ts'
import type { ProposalBody, ProposalState } from '../contracts/rows.ts'
import { bodyOf } from '../lines/index.ts'
import { countDocument } from '../store/documents.ts'
import { lockLines, type StoredLine, updateLine } from '../store/proposals.ts'
import type { Ref } from '../store/tables.ts'
import { deciderOf, note } from './journal.ts'
import { checkUnits, lockCase } from './reach.ts'

/** A line as it was seen. */
export interface Seen {
  id: string
  rev: number
}

/** States in which something may still be made of a line. */
export const atWork: readonly ProposalState[] = ['proposed', 'confirmed', 'edited']

/**
 * Lines of a document at work, held, in one of these states.
 * @throws Missing; Stale when one was changed since it was seen; Refused when its state does not allow the deed.
 */
export async function lockAtWork(
  ctx: Ctx,
  ref: Ref,
  seen: readonly Seen[],
  states: readonly ProposalState[] = atWork,
): Promise<StoredLine[]> {
  await lockCase(ctx, ref, 'confirming')
  const lines = await lockLines(ctx.db, ref, seen)
  const wrong = lines.find((line) => !states.includes(line.state))
  if (!wrong) return lines
  const message = say(`“${wrong.title}”已处理，请刷新后再办`, `"${wrong.title}" has been dealt with; reload the page`)
  throw new Refused([{ rule: 'line-decided', message, source: sources.list }])
}

const unique = (ids: readonly number[]) => [...new Set(ids)]

/** How the document stands after a deed. */
export const countsOf = async (ctx: Ctx, ref: Ref) => ({ counts: await countDocument(ctx.db, ref) })

/** Confirms lines as they are proposed. */
export async function confirmLines(ctx: Ctx, ref: Ref, seen: readonly Seen[]) {
  const lines = await lockAtWork(ctx, ref, seen, ['proposed'])
  for (const line of lines) await updateLine(ctx.db, line, { state: 'confirmed' }, deciderOf(ctx))
  await note(
    ctx,
    'line.confirm',
    'policy-proposal',
    lines.map((subject) => ({ subject, body: { ...bodyOf(subject) } })),
  )
  return countsOf(ctx, ref)
}

/** Leaves lines out of the ledger, with the reason. They stay here, so that nobody asks again. */
export async function dropLines(ctx: Ctx, ref: Ref, seen: readonly Seen[], reason: string) {
  const lines = await lockAtWork(ctx, ref, seen)
  for (const line of lines) await updateLine(ctx.db, line, { state: 'dropped', reason }, deciderOf(ctx))
  await note(
    ctx,
    'line.drop',
    'policy-proposal',
    lines.map((subject) => ({ subject, body: { reason } })),
  )
  return countsOf(ctx, ref)
}

/** Changes a line and confirms it as changed. Names for which a unit was chosen are settled. */
export async function editLine(
  ctx: Ctx,
  ref: Ref,
  id: string,
  { rev, reason, unmatched, ...body }: ProposalBody & { rev: number; unmatched: string[]; reason: string | null },
) {
  const [line] = await lockAtWork(ctx, ref, [{ id, rev }])
  if (!line) return countsOf(ctx, ref)
  await checkUnits(ctx, body.leads, 'leads')
  await checkUnits(ctx, body.joints, 'joints')
  const leads = unique(body.leads)
  const change = {
    ...body,
    leads,
    joints: unique(body.joints).filter((unit) => !leads.includes(unit)),
    unmatched: line.unmatched.filter((unit) => unmatched.includes(unit.name)),
  }
  await updateLine(ctx.db, line, { ...change, state: 'edited', reason }, deciderOf(ctx))
  const entry = { before: bodyOf(line), after: change, reason }
  await note(ctx, 'line.edit', 'policy-proposal', [{ subject: line, body: entry }])
  return countsOf(ctx, ref)
}

/** What several lines are given at once. */
interface Assignment extends Partial<Pick<ProposalBody, 'dueOn' | 'area'>> {
  lines: readonly Seen[]
  leads: readonly number[]
  joints: readonly number[]
}

/**
 * Sets units, term and key task of several lines at once; what is left empty stays as it is. A term that the document itself states
 * is not overwritten in passing: that takes a line of its own. Confirming is another deed.
 */
export async function assignLines(ctx: Ctx, ref: Ref, { lines: seen, leads, joints, dueOn, area }: Assignment) {
  const lines = await lockAtWork(ctx, ref, seen)
  await checkUnits(ctx, leads, 'leads')
  await checkUnits(ctx, joints, 'joints')
  const rows = []
  for (const line of lines) {
    const led = leads.length > 0 ? unique(leads) : line.leads
    const joined = (joints.length > 0 ? unique(joints) : line.joints).filter((id) => !led.includes(id))
    const settled = { lead: leads.length > 0, joint: joints.length > 0 }
    const stated = lines.length > 1 ? line.proposed.dueOn : null
    const given = { leads: led, joints: joined, dueOn: stated ?? dueOn ?? line.dueOn, area: area ?? line.area }
    const change = { ...given, unmatched: line.unmatched.filter((unit) => !settled[unit.part]) }
    // A confirmed line with other units is an edited one; an open one stays open.
    const state = line.state === 'proposed' ? line.state : ('edited' as const)
    await updateLine(ctx.db, line, { ...change, state }, state === 'edited' ? deciderOf(ctx) : null)
    rows.push({ subject: line, body: given })
  }
  await note(ctx, 'line.assign', 'policy-proposal', rows)
  return countsOf(ctx, ref)
}

/** Takes back what was decided on a line. Its contents stay as they were last written. */
export async function reopenLine(ctx: Ctx, ref: Ref, seen: Seen) {
  const lines = await lockAtWork(ctx, ref, [seen], ['confirmed', 'edited', 'dropped'])
  for (const line of lines) await updateLine(ctx.db, line, { state: 'proposed', reason: null }, null)
  await note(
    ctx,
    'line.reopen',
    'policy-proposal',
    lines.map((subject) => ({ subject, body: { was: subject.state } })),
  )
  return countsOf(ctx, ref)
}
