import { randomUUID } from 'node:crypto'
import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { checkEvidence } from '#kernel/evidence/server'
import { type Form, parseAnswers } from '#kernel/form'
import { nameUnits } from '#kernel/org/server'
import { look } from '#kernel/sight/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import { type EntryKindName, type EntryRow, entryForm, ownEntryForm, purposes, type WorkerRef } from '../model/index.ts'
import { entryFaults } from '../rules/entries.ts'
import { revokeFor } from '../store/credentials.ts'
import { findEntry, insertEntries, listEntries, recount, setEntryState } from '../store/entries.ts'
import type { EntryTable } from '../store/tables.ts'
import { type FoundWorker, findWorker } from '../store/workers.ts'
import { refuseHeld } from './add.ts'
import { getWorker, noteWorker } from './show.ts'

/** A line as it is shown. */
export const entryRow = (one: EntryTable): EntryRow => ({
  ...one,
  kind: one.kind as EntryKindName,
  data: one.data as Record<string, unknown>,
  byWorker: one.reporterId === one.workerId || one.reporterUnit === null,
})

/** The timeline of a file that the person may read. */
export async function showTimeline(ctx: Ctx, ref: WorkerRef): Promise<{ entries: EntryRow[] }> {
  const found = await look(
    ctx,
    { subjectKind: 'worker', way: 'one', purpose: purposes.file },
    async (glass) => {
      const one = await findWorker(glass, ref)
      if (!one || !mayOver(ctx.actor, 'worker.read', { no: one.unitNo, indNo: one.indNo })) throw new Missing()
      return listEntries(glass, ref)
    },
    () => [ref],
  )
  return { entries: found.map(entryRow) }
}

/** Answers of a line, checked, with what the columns hold apart. */
export function parted(form: Form, given: Record<string, unknown>, today: string) {
  const answers = parseAnswers(form, given) as Record<string, unknown>
  const faults = entryFaults(answers, today)
  if (faults.length > 0) throw new Invalid(faults)
  const { from, to, source, evidence, ...data } = answers
  return {
    ...{ fromOn: String(from), toOn: (to as string | null) ?? null, source: String(source) },
    ...{ evidence: (evidence as string[] | null) ?? [], data: JSON.stringify(data) },
  }
}

const rowFor = (ctx: Ctx, one: Pick<FoundWorker, 'regionId' | 'id' | 'unitId' | 'unitNo'>) => ({
  ...{ regionId: one.regionId, id: randomUUID(), workerId: one.id, unitId: one.unitId, unitNo: one.unitNo },
  ...{ reporterId: ctx.actor.personId, reporterName: ctx.actor.name, saidOn: ctx.today, ownerId: one.id, rev: 1 },
})

/** Writes a line about somebody; it is a claim until they confirm it. @throws Invalid for its answers. */
export async function sayEntry(ctx: Ctx, ref: WorkerRef, kind: EntryKindName, given: Record<string, unknown>) {
  const line = parted(entryForm(kind), given, ctx.today)
  const one = await managed(ctx, ref)
  const faults = await checkEvidence(ctx, line.evidence)
  if (faults.length > 0) throw new Invalid(faults.map((fault) => ({ ...fault, path: 'answers.evidence' })))
  const unit = ctx.ownUnits[0] ?? one.unitId
  const unitName = (await nameUnits(ctx.db, [unit])).get(unit) ?? null
  const row: EntryTable = {
    ...rowFor(ctx, one),
    ...line,
    kind,
    state: 'claimed',
    reporterUnit: unit,
    reporterUnitName: unitName,
  }
  await insertEntries(ctx.db, [row])
  await noteWorker(ctx, one, 'worker.say', { entry: row.id, kind, source: line.source })
  return { id: row.id }
}

/** Writes a line about oneself; it is a claim until the unit confirms it. */
export async function sayOwnEntry(ctx: Ctx, one: FoundWorker, kind: EntryKindName, given: Record<string, unknown>) {
  const line = parted(ownEntryForm(kind), given, ctx.today)
  const row: EntryTable = {
    ...rowFor(ctx, one),
    ...line,
    kind,
    state: 'claimed',
    reporterUnit: null,
    reporterUnitName: null,
  }
  await insertEntries(ctx.db, [row])
  await noteWorker(ctx, one, 'worker.say', { entry: row.id, kind, own: true })
  return { id: row.id }
}

/** A file for a deed: may be changed by this person, and is not only kept. */
export async function managed(ctx: Ctx, ref: WorkerRef): Promise<FoundWorker> {
  const one = await getWorker(ctx, ref, 'deed', { lock: true })
  if (!mayOver(ctx.actor, 'worker.manage', { no: one.unitNo, indNo: one.indNo })) throw new Missing()
  refuseHeld(one)
  return one
}

/** A line of a file, for a deed on it; the look is written down. */
export const lineOf = (ctx: Ctx, ref: WorkerRef, entryId: string, own = false): Promise<EntryTable> =>
  look(
    ctx,
    { subjectKind: 'worker', way: own ? 'own' : 'deed', purpose: own ? purposes.own : purposes.deed },
    async (glass) => {
      const line = await findEntry(glass, ref, entryId)
      if (!line) throw new Missing()
      return line
    },
    () => [ref],
  )

const practice = say('档案登记规则：一方登记、另一方确认', 'Rules of the register: one side writes, the other confirms')
export const refusedLine = (rule: string, zh: string, en: string) =>
  new Refused([{ rule, message: say(zh, en), source: practice }])

/** Confirms what the worker has written. What the unit has written itself only the worker can confirm. */
export async function confirmEntry(ctx: Ctx, ref: WorkerRef, entryId: string) {
  const one = await managed(ctx, ref)
  const line = await lineOf(ctx, ref, entryId)
  if (!entryRow(line).byWorker)
    throw refusedLine(
      'own-claim',
      '单位登记的履历由职工本人确认',
      'What the unit has written is confirmed by the worker',
    )
  if (!(await setEntryState(ctx.db, line, 'confirmed', ['claimed'])))
    throw refusedLine('wrong-state', '只有待确认的履历可以确认', 'Only a claim can be confirmed')
  await recount(ctx.db, ref)
  await noteWorker(ctx, one, 'worker.confirm', { entry: entryId })
  return { state: 'confirmed' }
}

/** Takes a line back that the unit has written, or refuses one the worker has. */
export async function withdrawEntry(ctx: Ctx, ref: WorkerRef, entryId: string, reason: string) {
  const one = await managed(ctx, ref)
  const line = await lineOf(ctx, ref, entryId)
  if (!(await setEntryState(ctx.db, line, 'withdrawn', ['claimed', 'confirmed'])))
    throw refusedLine('wrong-state', '有异议的履历须先办结异议', 'A dispute about this line is still open')
  await revokeFor(ctx.db, { regionId: ref.regionId, entryId }, reason, ctx.now)
  await recount(ctx.db, ref)
  await noteWorker(ctx, one, 'worker.take-back', { entry: entryId, reason })
  return { state: 'withdrawn' }
}
