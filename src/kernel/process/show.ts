import { mayAbove, mayOver, scopeOf } from '#kernel/access'
import { findNearestHolder, namePersons } from '#kernel/access/server'
import type { Ctx } from '#kernel/domain/server'
import { getUnit, nameUnits } from '#kernel/org/server'
import { fillPath } from '#platform/endpoint'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { CaseAnswer, CaseRef, CaseRow } from './contracts.ts'
import type { AnyProcess, Situation } from './definition.ts'
import { doorsOf } from './doors.ts'
import { latestProcess, processOf } from './find.ts'
import { type May, openAnswers, openInput, sayHidden } from './hiding.ts'
import { isOverdue, lightToday } from './light.ts'
import { mayDo } from './may.ts'
import { findCase, type StoredCase } from './store/cases.ts'
import { type JournalLine, listHistory } from './store/history.ts'
import { type ListedCase, listChildren } from './store/lists.ts'
import { listParties } from './store/parties.ts'

/** A listed case with the words of its definition. */
export function rowOf(ctx: Ctx, one: ListedCase): CaseRow {
  const process = processOf(ctx.house, one.process, one.version)
  const may: May = (permission) => mayOver(ctx.actor, permission, { no: one.unitNo, indNo: one.indNo })
  return {
    ...one,
    shown: openAnswers(process, one.state, may, one.shown),
    processLabel: process.label,
    stateLabel: process.states[one.state]?.label ?? say(one.state, one.state),
    ...lightToday(one, ctx.today),
    overdue: isOverdue(one, ctx.today),
    closed: one.closedAt !== null,
    mine: isTurnOf(ctx, process, one),
    page: process.page ? fillPath(process.page, { regionId: one.regionId, id: one.id }) : null,
  }
}

/** What the rules of a case may look at. */
async function situationOf(ctx: Ctx, one: StoredCase): Promise<Situation> {
  const findFacts = ctx.house.domains.find((d) => d.facts?.[one.process])?.facts?.[one.process]
  return {
    case: one,
    input: {},
    facts: findFacts ? await findFacts(ctx, one) : {},
    today: ctx.today,
    personId: ctx.actor.personId,
  }
}

const lineOf = (process: AnyProcess, one: StoredCase, may: May, line: JournalLine) => {
  const action = line.action.slice(line.action.indexOf('.') + 1)
  const label = process.actions[action]?.label ?? (action === 'open' ? say('发起', 'Opened') : say(action, action))
  const { from = null, to = null, input = {}, override = null } = line.body
  const at = new Date(line.at).toISOString()
  const { personName } = line
  return { at, action, label, personName, from, to, override, input: openInput(process, one, may, input) }
}

/**
 * Everything a page shows of a case: answers, doors with their reasons, history, deadline, relatives.
 * @throws Missing when it is not there, not visible, or the person may not read this process over its unit.
 */
export async function showCase(ctx: Ctx, ref: CaseRef): Promise<CaseAnswer> {
  const one = await findCase(ctx.db, ref)
  if (!one) throw new Missing()
  const process = processOf(ctx.house, one.process, one.version)
  const may: May = (permission) => mayOver(ctx.actor, permission, { no: one.unitNo, indNo: one.indNo })
  const parties = await listParties(ctx.db, ref)
  const reads = may(process.readBy) || (await takesPart(ctx, process, parties))
  if (!reads) throw new Missing()
  const situation = await situationOf(ctx, one)
  const [history, children, unitName, names] = [
    await listHistory(ctx.db, ref),
    await listChildren(ctx.db, ref),
    await nameUnit(ctx, one.unitId),
    await namePersons(ctx.db, one.openedBy ? [one.openedBy] : []),
  ]
  return {
    ...rowOf(ctx, { ...one, unitName, turn: null }),
    version: one.version,
    rev: one.rev,
    answers: openAnswers(process, one.state, may, one.answers),
    hidden: sayHidden(process, one, may),
    facts: situation.facts,
    parameters: one.parameters,
    openedBy: one.openedBy ? (names.get(one.openedBy) ?? null) : null,
    due: one.dueTrace,
    doors: doorsOf(process, situation, (action) => mayDo(ctx.actor, action, one)),
    history: history.map((line) => lineOf(process, one, may, line)),
    waitsFor: await waitsFor(ctx, process, one, unitName),
    parent: await parentOf(ctx, one),
    children: (await keepReadable(ctx, children)).map((child) => rowOf(ctx, child)),
    parties,
  }
}

/** Whose turn it is, for who reads the case: their own turn is said as such. */
async function waitsFor(ctx: Ctx, process: AnyProcess, one: StoredCase, unitName: string) {
  const state = process.states[one.state]
  if (!state?.turn || one.closedAt !== null) return null
  const { by, own, above } = state.turn
  const holder = own ? null : await findNearestHolder(ctx.db, by, one.unitNo, ctx.today, above)
  const todo = state.todo ?? state.label
  const mine = isTurnOf(ctx, process, one)
  return { unitName: holder?.unitName ?? unitName, postLabel: holder?.postLabel ?? null, todo, mine }
}

/** Whether it is this person's turn: what their desk shows, too. */
function isTurnOf({ actor, ownUnits }: Ctx, process: AnyProcess, one: Turning): boolean {
  const turn = process.states[one.state]?.turn
  if (!turn || one.closedAt !== null) return false
  // An industrial line reads; it is the territorial one that acts.
  const place = { no: one.unitNo, indNo: null }
  if (!(turn.above ? mayAbove : mayOver)(actor, turn.by, place)) return false
  return !turn.own || ownUnits.includes(one.unitId)
}

type Turning = Pick<ListedCase, 'state' | 'closedAt' | 'unitId' | 'unitNo'>

async function nameUnit(ctx: Ctx, unitId: number): Promise<string> {
  return (await nameUnits(ctx.db, [unitId])).get(unitId) ?? ''
}

/** Cases beside this one that the person may read: over their unit, or because a unit of theirs takes part. */
async function keepReadable<C extends ListedCase | StoredCase>(ctx: Ctx, others: readonly C[]): Promise<C[]> {
  const readable: C[] = []
  for (const other of others) {
    const process = processOf(ctx.house, other.process, other.version)
    const reads = mayOver(ctx.actor, process.readBy, { no: other.unitNo, indNo: other.indNo })
    if (reads || (await takesPart(ctx, process, await listParties(ctx.db, other)))) readable.push(other)
  }
  return readable
}

async function takesPart(ctx: Ctx, process: AnyProcess, parties: readonly { unitId: number }[]): Promise<boolean> {
  if (scopeOf(ctx.actor, process.readBy).territorial.length === 0) return false
  for (const { unitId } of parties) if (mayOver(ctx.actor, process.readBy, await getUnit(ctx.db, unitId))) return true
  return false
}

async function parentOf(ctx: Ctx, one: StoredCase) {
  if (!one.parentId || one.parentRegion === null) return null
  const parent = await findCase(ctx.db, { regionId: one.parentRegion, id: one.parentId })
  if (!parent || (await keepReadable(ctx, [parent])).length === 0) return null
  const { page } = latestProcess(ctx.house, parent.process)
  return {
    regionId: parent.regionId,
    id: parent.id,
    title: parent.title,
    page: page ? fillPath(page, { regionId: parent.regionId, id: parent.id }) : null,
  }
}
