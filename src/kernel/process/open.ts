import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import { parsePeriod } from '#kernel/calendar'
import { loadCalendar } from '#kernel/calendar/server'
import type { Ctx } from '#kernel/domain/server'
import { parseAnswers } from '#kernel/form'
import { getUnit, getUnits } from '#kernel/org/server'
import { parametersAt } from '#kernel/parameter/server'
import { Missing } from '#platform/errors'
import type { Say } from '#platform/say'
import { followUp, keepProofs } from './act.ts'
import type { CaseRef } from './contracts.ts'
import { traceDue } from './due.ts'
import { latestProcess, shownOf } from './find.ts'
import type { StoredCase } from './store/cases.ts'
import { setParties } from './store/parties.ts'
import { jobsAfter } from './timers.ts'
import { insertCase } from './write.ts'

/** What a case begins with. */
export interface Opening {
  process: string
  unitId: number
  title: string
  answers: Record<string, unknown>
  period?: string | null
  parent?: CaseRef
  area?: string
  /** Units that take part beside the one responsible: they may read it. */
  parties?: readonly Joining[]
}

/** A unit that takes part in a case, and as what: 配合单位. */
export interface Joining {
  unitId: number
  part: Say
}

/**
 * Begins a case for a unit, under today's definition and today's parameters, which it keeps.
 * @throws Missing when the unit is not there or the person may not begin this for it; Invalid for answers or a period that is none.
 */
export async function openCase(ctx: Ctx, opening: Opening): Promise<StoredCase> {
  const process = latestProcess(ctx.house, opening.process)
  const unit = await getUnit(ctx.db, opening.unitId)
  const mayOpen = process.startBy === 'system' ? ctx.actor.personId === null : mayOver(ctx.actor, process.startBy, unit)
  if (!mayOpen) throw new Missing()
  if (opening.period) parsePeriod(opening.period, 'period')
  const answers = parseAnswers(process.form, opening.answers) as Record<string, unknown>
  const cal = await loadCalendar(ctx.db)
  const found = await parametersAt(ctx.db, [...process.parameters], unit.regionId, ctx.today)
  const parameters = Object.fromEntries(Object.entries(found).map(([key, { value }]) => [key, value]))
  const dueTrace = traceDue(process, process.start, { answers, parameters }, ctx.today, cal)
  const state = process.states[process.start]
  const one: StoredCase = {
    regionId: unit.regionId,
    id: randomUUID(),
    process: process.name,
    version: process.version,
    unitId: unit.id,
    unitNo: unit.no,
    indNo: unit.indNo,
    state: process.start,
    title: opening.title,
    answers,
    shown: shownOf(process, answers),
    period: opening.period || null,
    dueOn: dueTrace?.date ?? null,
    dueTrace,
    openedOn: ctx.today,
    openedAt: ctx.now.toISOString(),
    openedBy: ctx.actor.personId,
    closedAt: null,
    parentRegion: opening.parent?.regionId ?? null,
    parentId: opening.parent?.id ?? null,
    area: opening.area ?? null,
    progress: null,
    light: null,
    worst: null,
    lightWhy: null,
    did: ctx.actor.personId ? { open: [ctx.actor.personId] } : {},
    parameters,
    rev: 1,
  }
  const turn = state?.turn ? { by: state.turn.by, own: state.turn.own ?? false } : null
  const body = { from: null, to: one.state, input: answers, rev: 1, version: one.version }
  await insertCase(ctx, one, turn, body, jobsAfter(ctx.house, process, one, 'open', cal))
  if (opening.parties?.length) await joinParties(ctx, one, opening.parties)
  await keepProofs(ctx, process.form, one, answers)
  await followUp(ctx, one, 'open', answers)
  return one
}

/** Writes which units take part in a case. Their numbers are looked up, so that they can read it. */
export async function joinParties(ctx: Ctx, ref: CaseRef, parties: readonly Joining[]): Promise<void> {
  const units = await getUnits(
    ctx.db,
    parties.map(({ unitId }) => unitId),
  )
  const rows = parties.map(({ unitId, part }) => ({ unitId, part, unitNo: units.get(unitId)?.no ?? 0 }))
  await setParties(ctx.db, { regionId: ref.regionId, id: ref.id }, rows)
}
