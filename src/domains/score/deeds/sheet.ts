import { randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { canonical } from '#kernel/edition'
import type { CaseRef } from '#kernel/process'
import { findCase, type StoredCase } from '#kernel/process/server'
import { Missing } from '#platform/errors'
import { type ItemInput, noInput, type Scored, type Step } from '../model/index.ts'
import { type Inputs, scoreLines, settingsOf, sumUp } from '../rules/index.ts'
import {
  currentLines,
  type EvaluationTable,
  getEvaluation,
  getSystem,
  insertLines,
  type StoredLine,
  type StoredSystem,
  updateEvaluation,
} from '../store/index.ts'

/** An evaluation with its frozen system and the lines that count. */
export interface OpenSheet {
  one: StoredCase
  evaluation: EvaluationTable
  system: StoredSystem
  lines: ReadonlyMap<string, StoredLine>
}

/** What somebody says about one line. */
export interface LineChange {
  item: string
  input: ItemInput
  evidence: string[]
  note: string | null
}

/** The sheet of a case. @throws Missing when it is not there or not visible. */
export async function openSheet(ctx: Ctx, ref: CaseRef, lock = false): Promise<OpenSheet> {
  const one = await findCase(ctx.db, ref, lock)
  if (one?.process !== 'evaluation') throw new Missing()
  const evaluation = await getEvaluation(ctx.db, ref)
  const system = await getSystem(ctx.db, evaluation.systemId)
  const lines = new Map((await currentLines(ctx.db, ref)).map((line) => [line.item, line]))
  return { one, evaluation, system, lines }
}

/** The inputs a sheet is reckoned from. */
export const inputsOf = ({ lines }: Pick<OpenSheet, 'lines'>): Inputs =>
  Object.fromEntries([...lines].map(([item, line]) => [item, line.input]))

const isSame = (old: StoredLine | undefined, fresh: Scored, input: ItemInput): boolean =>
  old !== undefined &&
  old.points === fresh.points &&
  old.fullPoints === fresh.full &&
  old.state === fresh.state &&
  canonical(old.input) === canonical(input)

/**
 * Writes what was said about some lines, and every other line whose points moved with them: appended, never changed. The
 * inputs of a line and its points are stored together, so that each point can be reckoned again from what stands here.
 * Returns the revision of the sheet.
 */
export async function sayLines(
  ctx: Ctx,
  sheet: OpenSheet,
  step: Step,
  changes: readonly LineChange[],
): Promise<number> {
  const { one, evaluation, system, lines } = sheet
  const settings = settingsOf(one.parameters)
  const inputs = { ...inputsOf(sheet), ...Object.fromEntries(changes.map((change) => [change.item, change.input])) }
  const scored = scoreLines(system.body, inputs, settings)
  const rev = evaluation.rev + 1
  const rows = scored.flatMap((fresh): StoredLine[] => {
    const said = changes.find((change) => change.item === fresh.item)
    const old = lines.get(fresh.item)
    const input = inputs[fresh.item] ?? noInput
    if (!said && isSame(old, fresh, input)) return []
    return [rowOf(ctx, sheet, { fresh, said, old, input, rev, step })]
  })
  await insertLines(ctx.db, rows)
  const { total, grade, blocking } = sumUp(system.body, scored, inputs, settings)
  await updateEvaluation(ctx.db, { regionId: one.regionId, id: one.id }, { rev, total, grade, blocking })
  return rev
}

interface Fresh {
  fresh: Scored
  said: LineChange | undefined
  old: StoredLine | undefined
  input: ItemInput
  rev: number
  step: Step
}

/** A line that only moved with others keeps who said it, and why. */
function rowOf(ctx: Ctx, { one }: OpenSheet, { fresh, said, old, input, rev, step }: Fresh): StoredLine {
  const mine = said || !old
  return {
    regionId: one.regionId,
    id: randomUUID(),
    caseId: one.id,
    unitId: one.unitId,
    unitNo: one.unitNo,
    indNo: one.indNo,
    item: fresh.item,
    kind: fresh.kind,
    rev,
    step: mine ? step : old.step,
    said: said !== undefined,
    input,
    evidence: said?.evidence ?? old?.evidence ?? [],
    note: said ? said.note : (old?.note ?? null),
    state: fresh.state,
    points: fresh.points,
    fullPoints: fresh.full,
    why: fresh.why,
    missing: fresh.missing,
    personId: mine ? ctx.actor.personId : old.personId,
    personName: mine ? ctx.actor.name : old.personName,
    at: ctx.now.toISOString(),
  }
}

/** The sheet after something was written. */
export async function reopen(ctx: Ctx, { one, system }: OpenSheet): Promise<OpenSheet> {
  const ref = { regionId: one.regionId, id: one.id }
  const lines = new Map((await currentLines(ctx.db, ref)).map((line) => [line.item, line]))
  return { one, system, lines, evaluation: await getEvaluation(ctx.db, ref) }
}
