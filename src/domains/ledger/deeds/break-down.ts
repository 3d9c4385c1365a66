import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { Unit } from '#kernel/org/server'
import type { AnswersOf, CaseRef } from '#kernel/process'
import { findCase, openCase, type StoredCase } from '#kernel/process/server'
import { Invalid, Missing, type Refusal, Refused } from '#platform/errors'
import { type Say, say } from '#platform/say'
import { taskProcess } from '../process.ts'
import { parts, sources } from '../rules/index.ts'
import { findDescent, insertDescent } from '../store/descent.ts'
import { findItemOfCase } from '../store/list.ts'
import { listChildUnits } from '../store/tasks.ts'
import { namedUnits } from './reach.ts'

/** What the child tasks say. Left out, they take the parent's. */
export interface BreakingDown {
  units: readonly number[]
  title?: string
  dueOn?: string | null
  note?: string
}

/** The item that a task comes from: its own, or the one its unit was given a part of. */
export const itemOf = async (ctx: Pick<Ctx, 'db'>, task: CaseRef): Promise<string | null> =>
  (await findItemOfCase(ctx.db, task))?.id ?? (await findDescent(ctx.db, task))?.itemId ?? null

/** Breaking a task down is issuing it within one's own reach: the permission over that unit is lent for this deed. */
const asIssuer = (ctx: Ctx, unit: Unit): Ctx => {
  const range = { lo: unit.no, hi: unit.upto, regionId: unit.regionId }
  const grant = { permission: 'ledger.issue', tree: 'territorial' as const, range }
  return { ...ctx, actor: { ...ctx.actor, grants: [...ctx.actor.grants, grant] } }
}

/** Why a task cannot be broken down now, whoever asks; null when it can. */
export const whyNotNow = (parent: Pick<StoredCase, 'state'>): Say | null =>
  parent.state === 'issued' || parent.state === 'running'
    ? null
    : say(
        `任务“${taskProcess.states[parent.state]?.label.zh}”，不能再分解`,
        `The task is "${taskProcess.states[parent.state]?.label.en}" and cannot be broken down any more`,
      )

/** A task that this person may break down. @throws Missing */
export async function findParent(ctx: Ctx, ref: CaseRef): Promise<StoredCase> {
  const parent = await findCase(ctx.db, ref, true)
  if (
    parent?.process !== 'task' ||
    !mayOver(ctx.actor, 'ledger.break-down', { no: parent.unitNo, indNo: parent.indNo })
  )
    throw new Missing()
  return parent
}

async function findObstacles(ctx: Ctx, parent: StoredCase, units: ReadonlyMap<number, Unit>): Promise<Refusal[]> {
  const taken = new Set(await listChildUnits(ctx.db, parent))
  const now = whyNotNow(parent)
  const refusals: Refusal[] = now ? [{ rule: 'not-now', message: now, source: sources.loop }] : []
  for (const unit of units.values()) {
    const no = (rule: string, message: Say) => refusals.push({ rule, message, source: sources.loop })
    if (unit.id === parent.unitId)
      no('own-unit', say('不能分解给本单位', 'A task cannot be broken down to its own unit'))
    else if (!mayOver(ctx.actor, 'ledger.break-down', unit))
      no('out-of-reach', say(`“${unit.name}”不在您可分解任务的范围内`, `You cannot break tasks down to "${unit.name}"`))
    else if (taken.has(unit.id))
      no('broken-down-already', say(`已分解给“${unit.name}”`, `It was broken down to "${unit.name}" already`))
  }
  return refusals
}

/**
 * Opens child tasks of a task at units within the person's reach. They keep the clause; their term is at most the parent's.
 * The parent's unit takes part in each, so that it sees them wherever in the tree they lie.
 * @throws Missing, Refused (state, reach, already done), Invalid (units, term).
 */
export async function breakDown(ctx: Ctx, ref: CaseRef, into: BreakingDown): Promise<StoredCase[]> {
  const parent = await findParent(ctx, ref)
  const units = await namedUnits(ctx, into.units, 'units')
  const obstacles = await findObstacles(ctx, parent, units)
  if (obstacles.length > 0) throw new Refused(obstacles)
  const known = parent.answers as AnswersOf<typeof taskProcess>
  const dueOn = into.dueOn ?? known.dueOn
  if (known.dueOn && dueOn && dueOn > known.dueOn) {
    const message = say(
      `不得晚于上级任务的时限 ${known.dueOn}`,
      `must not be later than the parent's term, ${known.dueOn}`,
    )
    throw new Invalid([{ path: 'dueOn', message, rule: 'due-after-parent', source: sources.loop }])
  }
  const title = into.title || known.title
  const answers = { ...known, title, dueOn, targets: [], note: into.note || null }
  const item = await itemOf(ctx, parent)
  const opened: StoredCase[] = []
  for (const unit of units.values()) {
    const child = await openCase(asIssuer(ctx, unit), {
      process: 'task',
      unitId: unit.id,
      title,
      period: parent.period,
      area: parent.area ?? undefined,
      answers,
      parent: { regionId: parent.regionId, id: parent.id },
      parties: [{ unitId: parent.unitId, part: parts.above }],
    })
    if (item) await insertDescent(ctx.db, child, item)
    opened.push(child)
  }
  return opened
}
