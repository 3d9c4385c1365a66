import type { z } from 'zod'
import { inLevelTime } from '#kernel/access/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { findOffer } from '#kernel/domain/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import type { QueryWorker, QueryWorkers, SharedWorker, ShowAgreement } from '../model/index.ts'
import { chosenFields, notShared } from '../rules/calls.ts'
import type { AgreementTable } from '../store/agreements.ts'
import { usedOn } from '../store/calls.ts'
import { agreementOf, calling } from './call.ts'

/** What the keeper of files is asked, under its own name for it. */
interface ExchangeAsked {
  numbers: readonly string[]
  fields: readonly string[]
  consent: string | null
  reach: { lo: number; hi: number }
  purpose: ReturnType<typeof say>
  reason: string
}
/** Milliseconds that one number more takes at most, in a question about many. */
const eachMs = 2

type Shared = z.input<typeof SharedWorker>

/** What a worker reads in the record of who looked. */
export const reasonOf = ({ partner, basis }: Pick<AgreementTable, 'partner' | 'basis'>): string =>
  `与“${partner}”的数据共享协议；依据：${basis}`.slice(0, 300)

async function share(
  ctx: Ctx,
  one: AgreementTable,
  reach: { lo: number; hi: number },
  asked: { numbers: readonly string[]; fields?: readonly string[] | undefined },
): Promise<(Shared | null)[]> {
  const fields = chosenFields(one.fields, asked.fields)
  const find = findOffer<ExchangeAsked, (Shared | null)[]>(ctx.house, 'worker.findForExchange')
  if (!find) throw new Missing(notShared)
  // Whoever is on file and has not consented is read and told so; the answer must take no longer than for a number nobody has.
  const ask = {
    ...{ numbers: asked.numbers, fields, reach, reason: reasonOf(one) },
    consent: one.ground === 'consent' ? one.consent : null,
    purpose: say(`数据共享：${one.purpose}`, `Shared: ${one.purpose}`),
  }
  return inLevelTime(() => find(ctx, ask), asked.numbers.length * eachMs)
}

/** One worker, by number. @throws Missing, in one sentence for every reason. */
export const queryWorker = (asked: Asked<typeof QueryWorker>) =>
  calling(
    asked,
    { operation: 'query', direction: 'out', people: 1, fields: asked.body.fields ?? [] },
    async (one, { range }) => {
      const [found] = await share(asked, one, range, { numbers: [asked.body.number], fields: asked.body.fields })
      if (!found) throw new Missing(notShared)
      return { answer: found, found: 1 }
    },
  )

/** Many workers, by number, in the order asked. */
export const queryWorkers = (asked: Asked<typeof QueryWorkers>) =>
  calling(
    asked,
    { operation: 'batch', direction: 'out', people: asked.body.numbers.length, fields: asked.body.fields ?? [] },
    async (one, { range }) => {
      const workers = await share(asked, one, range, asked.body)
      const found = workers.filter((worker) => worker !== null).length
      return { answer: { asked: workers.length, found, workers }, found }
    },
  )

/** The caller's own agreement. */
export async function showAgreement(asked: Asked<typeof ShowAgreement>) {
  const one = await agreementOf(asked, asked.partner)
  const { people } = await usedOn(asked.db, one.id, asked.today)
  return { ...one, until: one.untilOn, usedToday: people }
}
