import { isConfirmed } from '#kernel/access'
import { checkPerson } from '#kernel/access/server'
import type { Calendar } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { checkEvidence, linkEvidence } from '#kernel/evidence/server'
import { type PersonAnswer, parseAnswers } from '#kernel/form'
import { reportClaims } from '#kernel/indicator/server'
import { AskAgain, Invalid, Missing, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import type { CaseRef } from './contracts.ts'
import type { Action, AnyProcess, Situation } from './definition.ts'
import { ask, findRefusals } from './doors.ts'
import { traceDue } from './due.ts'
import { findAction, processOf, shownOf } from './find.ts'
import { everyReader, hiddenIn } from './hiding.ts'
import { mayDo } from './may.ts'
import { findCase, type StoredCase } from './store/cases.ts'
import { jobsAfter } from './timers.ts'
import { updateCase } from './write.ts'

/** What a person sends to move a case: the revision they saw, the answers, and a reason where a rule needs one. */
export interface Move {
  rev?: number
  input?: Record<string, unknown>
  override?: string
}

/**
 * The only way a case changes: lock, permission, answers, rules, then state, deadline, journal line, jobs and the domain's own
 * rows together, in the request's transaction, or not at all.
 * @throws Missing when the case is not there, not visible, or the person may not do this to it (one answer for all three).
 * @throws Stale when somebody changed it since `rev`; Invalid for answers; Refused for rules, each with its source; AskAgain where the person must confirm.
 */
export async function act(ctx: Ctx, ref: CaseRef, name: string, move: Move = {}): Promise<StoredCase> {
  const [one, cal] = await Promise.all([findCase(ctx.db, ref, true), loadCalendar(ctx.db)])
  if (!one) throw new Missing()
  const process = processOf(ctx.house, one.process, one.version)
  const action = findAction(process, name)
  if (!action || !mayDo(ctx.actor, action, one)) throw new Missing()
  if (action.asksAgain && !isConfirmed(ctx.actor, ctx.now)) throw new AskAgain()
  if (move.rev !== undefined && move.rev !== one.rev) throw new Stale()
  if (!action.from.includes(one.state)) throw new Refused([wrongState(process, one, action)])

  const input = (action.form ? parseAnswers(action.form, move.input, 'input') : {}) as Record<string, unknown>
  await refuseByRule(ctx, action, one, input, move.override)
  return step(ctx, cal, process, one, name, action, input, move.override)
}

const wrongState = (process: AnyProcess, one: StoredCase, action: Action) => ({
  rule: 'wrong-state',
  message: say(
    `“${process.states[one.state]?.label.zh}”状态下不能“${action.label.zh}”`,
    `"${action.label.en}" cannot be done while "${process.states[one.state]?.label.en}"`,
  ),
  source: process.source,
})

async function refuseByRule(
  ctx: Ctx,
  action: Action,
  one: StoredCase,
  input: Record<string, unknown>,
  override?: string,
) {
  const findFacts = ctx.house.domains.find((d) => d.facts?.[one.process])?.facts?.[one.process]
  const facts = findFacts ? await findFacts(ctx, one) : {}
  const situation: Situation = { case: one, input, facts, today: ctx.today, personId: ctx.actor.personId }
  const refusals = findRefusals(action, situation)
  const normally = ask(action.unlessReasoned, situation)
  if (refusals.length > 0) throw new Refused(refusals)
  if (normally.length > 0 && !override) throw new Refused(normally)
}

/**
 * People named in the answers are checked; files and figures among them are checked, linked and claimed, so that no process needs
 * code for them. What is hidden yet is linked and claimed once it opens: until then neither file nor figure tells of the case.
 */
export async function keepProofs(
  ctx: Ctx,
  form: Action['form'],
  one: StoredCase,
  input: Record<string, unknown>,
): Promise<void> {
  const hidden = hiddenIn(processOf(ctx.house, one.process, one.version), one.state, everyReader)
  for (const [name, field] of Object.entries(form ?? {})) {
    const value = input[name]
    if (field.kind === 'person' && value) await checkPerson(ctx, value as PersonAnswer, `input.${name}`)
    if (!Array.isArray(value) || value.length === 0) continue
    if (field.kind === 'evidence') {
      const faults = await checkEvidence(ctx, value as string[])
      if (faults.length > 0) throw new Invalid(faults.map((f) => ({ ...f, path: `input.${name}` })))
      if (!hidden.has(name)) await linkEvidence(ctx, { regionId: one.regionId, id: one.id }, name, value as string[])
    }
    if (field.kind === 'figures' && !hidden.has(name))
      await reportClaims(ctx, {
        caseRef: { regionId: one.regionId, id: one.id },
        unitId: one.unitId,
        period: one.period,
        figures: value as never,
      })
  }
}

async function step(
  ctx: Ctx,
  cal: Calendar,
  process: AnyProcess,
  one: StoredCase,
  name: string,
  action: Action,
  input: Record<string, unknown>,
  override?: string,
): Promise<StoredCase> {
  const written = Object.fromEntries((action.writes ?? []).map((field) => [field, input[field]]))
  const answers = { ...one.answers, ...written }
  const target = process.states[action.to]
  const stays = action.to === one.state && !('dueOn' in written)
  const dueTrace = stays
    ? one.dueTrace
    : traceDue(process, action.to, { answers, parameters: one.parameters }, ctx.today, cal)
  const did = ctx.actor.personId ? { ...one.did, [name]: [...(one.did[name] ?? []), ctx.actor.personId] } : one.did
  const next: StoredCase = {
    ...one,
    answers,
    shown: shownOf(process, answers),
    did,
    state: action.to,
    dueTrace,
    dueOn: dueTrace?.date ?? null,
    closedAt: target?.final ? ctx.now.toISOString() : null,
    rev: one.rev + 1,
  }
  const turn = target?.turn ? { by: target.turn.by, own: target.turn.own ?? false } : null
  const body = {
    from: one.state,
    to: action.to,
    input,
    ...(override ? { override } : {}),
    rev: next.rev,
    version: one.version,
  }
  const isWritten = await updateCase(
    ctx,
    next,
    name,
    turn,
    body,
    jobsAfter(ctx.house, process, next, name, cal, one.state),
  )
  if (!isWritten) throw new Stale()
  await keepProofs(ctx, action.form, next, input)
  await keepOpened(ctx, process, one, next)
  await followUp(ctx, next, name, input)
  return next
}

/** Files and figures of answers that this step opened. */
async function keepOpened(ctx: Ctx, process: AnyProcess, before: StoredCase, next: StoredCase): Promise<void> {
  const still = hiddenIn(process, next.state, everyReader)
  const opened = [...hiddenIn(process, before.state, everyReader)].filter((name) => !still.has(name))
  if (opened.length === 0) return
  const forms = [process.form, ...Object.values(process.actions).map((action) => (action as Action).form ?? {})]
  const fields = forms.flatMap((form) => Object.entries(form)).filter(([name]) => opened.includes(name))
  await keepProofs(ctx, Object.fromEntries(fields), next, next.answers)
}

/** The domain's own rows, in the same transaction. */
export async function followUp(
  ctx: Ctx,
  one: StoredCase,
  action: string,
  input: Record<string, unknown>,
): Promise<void> {
  const event = `${one.process}.${action}`
  for (const domain of ctx.house.domains) await domain.does?.[event]?.(ctx, one, input)
}
