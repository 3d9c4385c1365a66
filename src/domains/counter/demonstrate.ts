import { actorOfSubject } from '#kernel/access'
import { asPerson } from '#kernel/access/server'
import { plusDays } from '#kernel/calendar'
import { type Ctx, findOffer, onDay } from '#kernel/domain/server'
import { act } from '#kernel/process/server'
import { beginRequest, type Mine, resubmit, sendRequest } from './deeds/own.ts'

interface Sample {
  service: string
  /** Days before today on which it was sent. */
  ago: number
  answers: Readonly<Record<string, unknown>>
  /** What the chair of the union then did, a working day after another. */
  moves: readonly (readonly [action: string, input?: Readonly<Record<string, unknown>>])[]
  /** What the worker completed after it was returned. */
  completed?: Readonly<Record<string, unknown>>
}

const proof = (what: string, use: string) => ({ what, use, copies: 1 })
const skill = { grade: '5', body: '某职业技能评价机构（演示）', from: '2026-06-18', certificate: null }

/** What each worker asked for, by their order among those made up. */
const samples: readonly (readonly [order: number, Sample])[] = [
  [
    1,
    {
      ...{ service: 'proof', ago: 20, answers: proof('member', '办理疗休养') },
      moves: [['accept'], ['finish', { result: '会员身份证明已开具，请到工会窗口领取。' }]],
    },
  ],
  [
    1,
    {
      ...{ service: 'grade', ago: 5, answers: skill },
      moves: [['return', { reason: '请写明证书编号，并把证书原件带到窗口核对。' }]],
    },
  ],
  [2, { service: 'proof', ago: 2, answers: proof('work', '子女入学'), moves: [] }],
  [
    3,
    {
      ...{ service: 'grade', ago: 4, answers: skill, completed: { certificate: 'Y000063280001263000018' } },
      moves: [['return', { reason: '缺证书编号。' }], ['accept']],
    },
  ],
  [
    4,
    {
      ...{ service: 'proof', ago: 9, answers: proof('grade', '报考技师') },
      moves: [['decline', { reason: '档案中还没有已确认的技能等级，请先办理“技能等级登记”。' }]],
    },
  ],
]

async function play(ctx: Ctx, id: string, one: Sample): Promise<void> {
  const day = (after: number) => onDay(ctx, plusDays(ctx.today, after - one.ago))
  const mine = (after: number): Mine => {
    const subject = { id, name: '本人（演示）', session: '' }
    return { ...day(after), actor: actorOfSubject(subject), ownUnits: [], subject }
  }
  const { known } = await beginRequest(mine(0), one.service)
  const answers = { ...known, ...one.answers }
  const sent = await sendRequest(mine(0), one.service, answers)
  for (const [i, [action, input]] of one.moves.entries()) {
    await act(await asPerson(day(i + 1), 'chair-potash'), sent, action, input && { input })
    if (action === 'return' && one.completed) await resubmit(mine(i + 1), sent.id, { ...answers, ...one.completed })
  }
}

/** Requests in every state: one done, one to be completed by the worker, one waiting, one accepted, one declined. */
export async function demonstrate(ctx: Ctx): Promise<void> {
  const find = findOffer<{ orders: readonly number[] }, { id: string }[]>(ctx.house, 'worker.madeUp')
  for (const [order, one] of samples) {
    const [worker] = (await find?.(ctx, { orders: [order] })) ?? []
    if (worker) await play(ctx, worker.id, one)
  }
}
