import type { Ctx, Deed } from '#kernel/domain/server'
import { getUnit, nameUnits } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { act, findCase, openCase } from '#kernel/process/server'
import { masks } from '#kernel/secret'
import { look } from '#kernel/sight/server'
import { Invalid, Missing } from '#platform/errors'
import { addJob } from '#platform/jobs/server'
import { say } from '#platform/say'
import { purposes, type WorkerRef, type WorkerState } from '../model/index.ts'
import { findOpen, linkCase, setState } from '../store/cases.ts'
import { moveFile } from '../store/move.ts'
import { managed, refusedLine } from './entries.ts'
import { noteWorker } from './show.ts'

const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f-]{36}$/.test(text)

/** The file a case is about. */
export const fileOf = (one: CaseView): WorkerRef => ({ regionId: one.regionId, id: String(one.answers.workerId) })

/** Begins the case through which a file changes, or answers the one that is open. */
export async function beginFile(ctx: Ctx, ref: WorkerRef): Promise<{ regionId: number; id: string }> {
  const one = await managed(ctx, ref)
  const open = await findOpen(ctx.db, 'worker-file', ref)
  if (open) return open
  if (one.state !== 'active')
    throw refusedLine('not-active', '这份档案的状态不能再办理变动', 'This file can no longer be changed in this way')
  const worker = masks.name(one.name)
  const answers = { workerId: one.id, worker }
  const { regionId, id } = await openCase(ctx, {
    process: 'worker-file',
    unitId: one.unitId,
    title: `档案变动：${worker}`,
    answers,
  })
  return { regionId, id }
}

/** A case about a file is about one that its own unit keeps. @throws Invalid for any other. */
const link: Deed = async (ctx, one) => {
  const ref = fileOf(one)
  const isOwn = isId(ref.id) && (await setState(ctx.db, ref, one.unitId, 'active', ['active']))
  if (!isOwn && ctx.actor.personId === null) return
  const message = say('“档案编号”不是本单位的档案', 'This is no file of this unit')
  if (!isOwn) throw new Invalid([{ path: 'answers.workerId', message, rule: 'not-of-unit' }])
  const unit = await getUnit(ctx.db, one.unitId)
  await linkCase(ctx.db, {
    ...{ regionId: one.regionId, id: one.id, process: one.process, workerId: ref.id, entryId: null },
    ...{ unitId: unit.id, unitNo: unit.no, openedOn: ctx.today },
  })
}

/** The file takes the state its case has come to. */
const becomes =
  (state: WorkerState): Deed =>
  async (ctx, one, input) => {
    const ref = fileOf(one)
    if (!isId(ref.id) || !(await setState(ctx.db, ref, one.unitId, state))) return
    const unit = await getUnit(ctx.db, one.unitId)
    await noteWorker(ctx, { ...ref, unitId: unit.id, unitNo: unit.no }, `worker.${state}`, { ...input, case: one.id })
  }

/** The receiving unit is asked by the system: the sender does not reach there. */
const send: Deed = async (ctx, one, input) => {
  await becomes('leaving')(ctx, one, input)
  const { regionId, id, unitId, answers } = one
  const payload = {
    regionId,
    id,
    unitId,
    to: input.to,
    on: input.on,
    workerId: answers.workerId,
    worker: answers.worker,
  }
  await addJob(ctx.db, { kind: 'worker.ask-arrival', payload })
}

const recall: Deed = async (ctx, one, input) => {
  await becomes('active')(ctx, one, input)
  await addJob(ctx.db, { kind: 'worker.recall', payload: { workerId: one.answers.workerId } })
}

const answered =
  (kind: 'worker.move' | 'worker.refuse'): Deed =>
  (ctx, one) =>
    addJob(ctx.db, { kind, payload: { regionId: one.regionId, id: one.id } }).then(() => undefined)

/** What happens to a file with each step of its cases. */
export const lifeDeeds: Readonly<Record<string, Deed>> = {
  'worker-file.open': link,
  'worker-file.send': send,
  'worker-file.recall': recall,
  'worker-file.refuse': becomes('active'),
  'worker-file.retire': becomes('retired'),
  'worker-file.leave': becomes('left'),
  'worker-file.return': becomes('active'),
  'worker-file.decease': becomes('deceased'),
  'worker-arrival.accept': answered('worker.move'),
  'worker-arrival.decline': answered('worker.refuse'),
}

type Payload = Record<string, unknown>
const refIn = (payload: Payload) => ({ regionId: Number(payload.regionId), id: String(payload.id) })

async function askArrival(ctx: Ctx, payload: Payload): Promise<void> {
  const from = refIn(payload)
  const sent = await findCase(ctx.db, from)
  if (
    sent?.state !== 'leaving' ||
    (await findOpen(ctx.db, 'worker-arrival', { ...from, id: String(payload.workerId) }))
  )
    return
  const names = await nameUnits(ctx.db, [Number(payload.unitId)])
  const worker = String(payload.worker)
  const arrival = await openCase(ctx, {
    process: 'worker-arrival',
    unitId: Number(payload.to),
    title: `档案转入：${worker}`,
    parent: from,
    answers: {
      ...{ workerId: String(payload.workerId), worker, fromUnit: names.get(Number(payload.unitId)) ?? '' },
      ...{ fromRegion: String(from.regionId), fileCase: from.id, on: String(payload.on) },
    },
  })
  const unit = await getUnit(ctx.db, arrival.unitId)
  await linkCase(ctx.db, {
    ...{ regionId: arrival.regionId, id: arrival.id, process: arrival.process, workerId: String(payload.workerId) },
    ...{ entryId: null, unitId: unit.id, unitNo: unit.no, openedOn: ctx.today },
  })
}

/** The case at the sending unit behind an arrival, while it still waits. */
async function waiting(ctx: Ctx, payload: Payload) {
  const arrival = await findCase(ctx.db, refIn(payload))
  if (!arrival || !isId(arrival.answers.fileCase)) return null
  const from = { regionId: Number(arrival.answers.fromRegion), id: arrival.answers.fileCase }
  return (await findCase(ctx.db, from))?.state === 'leaving' ? { arrival, from } : null
}

/** Both sides have said yes: the file goes over with all that hangs on it, and the sender's case ends. */
async function move(ctx: Ctx, payload: Payload): Promise<void> {
  const found = await waiting(ctx, payload)
  if (!found) return
  const { arrival, from } = found
  const unit = await getUnit(ctx.db, arrival.unitId)
  const ref = { regionId: from.regionId, id: String(arrival.answers.workerId) }
  const to = { regionId: unit.regionId, unitId: unit.id, unitNo: unit.no, indNo: unit.indNo }
  const moved = await look(
    ctx,
    { subjectKind: 'worker', way: 'deed', purpose: purposes.deed, reason: '档案转移' },
    (glass) => moveFile(glass, ctx.db, ref, to),
    () => [ref],
  )
  if (!moved) throw new Missing()
  await noteWorker(ctx, { ...to, id: ref.id }, 'worker.move', { from: ref.regionId, to: to.regionId, case: from.id })
  await act(ctx, from, 'arrive')
}

const refuse = async (ctx: Ctx, payload: Payload): Promise<void> => {
  const found = await waiting(ctx, payload)
  if (found) await act(ctx, found.from, 'refuse')
}

/** The sender has changed their mind: the receiving unit need not answer any more. */
async function recallArrival(ctx: Ctx, payload: Payload): Promise<void> {
  const open = await findOpen(ctx.db, 'worker-arrival', { regionId: 0, id: String(payload.workerId) })
  if (open) await act(ctx, open, 'recall')
}

/** What the system does between two units, after commit. */
export const lifeJobs = {
  'worker.ask-arrival': askArrival,
  'worker.move': move,
  'worker.refuse': refuse,
  'worker.recall': recallArrival,
}
