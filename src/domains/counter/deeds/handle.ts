import { mayOver } from '#kernel/access'
import { type Ctx, type Deed, findOffer } from '#kernel/domain/server'
import { act, findCase } from '#kernel/process/server'
import { look } from '#kernel/sight/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import { findService } from '../model/index.ts'
import { findRequest, forgetFilled, type RequestTable } from '../store/requests.ts'
import { giveProof } from './certificate.ts'

const purpose = say('办理职工申请', 'Handle a worker’s request')

/** What was filled in, for whoever handles it; the worker reads that they looked. */
async function readRequest(ctx: Ctx, ref: { regionId: number; id: string }): Promise<RequestTable> {
  return look(
    ctx,
    { subjectKind: 'worker', way: 'deed', purpose },
    async (glass) => {
      const row = await findRequest(glass, ref)
      if (!row) throw new Missing()
      return row
    },
    (row) => [{ regionId: row.regionId, id: row.workerId }],
  )
}

export async function showRequest(ctx: Ctx, ref: { regionId: number; id: string }) {
  const one = await findCase(ctx.db, ref)
  if (!one || !mayOver(ctx.actor, 'counter.read', { no: one.unitNo, indNo: one.indNo })) throw new Missing()
  const { service, filled, known, sentOn } = await readRequest(ctx, ref)
  return { service, filled, known, sentOn }
}

const isFile = (id: string | undefined) => /^[0-9a-f-]{36}$/.test(id ?? '')

interface Line {
  ref: { regionId: number; id: string }
  kind: 'grade' | 'union'
  answers: Record<string, unknown>
}

/**
 * A finished request leaves its line in the file: the worker has said it, and whoever finished it has seen the papers, so both
 * sides have spoken.
 */
export const leaveLine: Deed = async (ctx, one) => {
  const { service: key, workerId } = one.answers as Record<string, string>
  const service = findService(key ?? '')
  // Not every case was sent from a phone: one that names no file leaves no line.
  if (!service?.leaves || !isFile(workerId)) return
  if (service.leaves === 'proof') return giveProof(ctx, await readRequest(ctx, one))
  const record = findOffer<Line, void>(ctx.house, 'worker.recordOwn')
  if (!record) return
  const { filled } = await readRequest(ctx, one)
  const { occupation, grade, certificate = null, body, from, union } = filled
  const source = `服务申请“${service.label.zh}”，原件已核对`
  const answers =
    service.leaves === 'grade'
      ? { occupation, grade, certificate, body, from, to: null, source }
      : { union, status: 'member', from: ctx.today, to: null, source: '入会申请经批准' }
  await record(ctx, { ref: { regionId: one.regionId, id: String(workerId) }, kind: service.leaves, answers })
}

/** Their files were deleted: what they filled in goes, and what waits for them is taken back. */
export async function forgetWorkers(ctx: Ctx, { ids }: { ids: readonly string[] }): Promise<void> {
  for (const ref of await forgetFilled(ctx.db, ids)) {
    const one = await findCase(ctx.db, ref)
    if (one && ['received', 'returned'].includes(one.state)) await act(ctx, ref, 'withdraw')
  }
}
