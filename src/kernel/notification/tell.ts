import { randomUUID } from 'node:crypto'
import type { Ctx } from '#kernel/domain/server'
import { addJob } from '#platform/jobs/server'
import type { Say } from '#platform/say'
import { type Channel, channelsFrom } from './channel.ts'
import { insertDeliveries, insertNotices } from './store.ts'

/** Kind of the job that sends messages out through one channel. */
const deliverJob = 'notification.deliver'

const batch = 500
const tries = 5
const firstWaitSeconds = 60

/** What people are told. */
export interface Message {
  text: Say
  /** Page within the product, `/cases/630100/…`. */
  link?: string | null
  /** The same person is told the same thing once. */
  dedupe?: string | null
}

interface Delivery {
  channel: string
  to: { personId: string; noticeId: string }[]
  text: Say
  link: string | null
  attempt: number
}

/** Links stay within the product, so that a message cannot lead elsewhere. */
function assertInside(link: string | null): void {
  if (link !== null && !/^\/(?![/\\])/.test(link))
    throw new Error(`a message links to a page within the product: ${link}`)
}

/**
 * Tells some persons something, in the transaction of what happened. Each is told once, however often they are named.
 * Channels outside the product, where any are on, follow after commit.
 * @throws Error when the link leaves the product.
 */
export async function tellPersons(
  ctx: Pick<Ctx, 'db' | 'now'>,
  personIds: readonly string[],
  message: Message,
  channels: readonly Channel[] = channelsFrom(),
): Promise<void> {
  const link = message.link ?? null
  assertInside(link)
  const persons = [...new Set(personIds)]
  for (let from = 0; from < persons.length; from += batch) {
    const to = persons.slice(from, from + batch).map((personId) => ({ personId, noticeId: randomUUID() }))
    const at = ctx.now.toISOString()
    const rest = { text: message.text, at, link, dedupe: message.dedupe ?? null }
    await insertNotices(
      ctx.db,
      to.map(({ personId, noticeId }) => ({ personId, id: noticeId, ...rest })),
    )
    for (const { name } of channels) {
      await addDelivery(ctx, { channel: name, to, text: message.text, link, attempt: 1 }, message.dedupe ?? null)
    }
  }
}

async function addDelivery(ctx: Pick<Ctx, 'db' | 'now'>, delivery: Delivery, dedupe: string | null): Promise<void> {
  const wait = delivery.attempt === 1 ? 0 : firstWaitSeconds * 4 ** (delivery.attempt - 2)
  await addJob(ctx.db, {
    kind: deliverJob,
    payload: { ...delivery },
    runAt: new Date(ctx.now.getTime() + wait * 1000),
    dedupe: dedupe ? `${delivery.channel}:${dedupe}:${delivery.to[0]?.personId}:${delivery.attempt}` : undefined,
  })
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500)

/**
 * Sends one batch through one channel and notes each try. Who was not reached is tried again after 1, 4, 16 and
 * 64 minutes; what was sent is never sent twice because of somebody else's failure.
 */
async function deliver(ctx: Ctx, delivery: Delivery, channels: readonly Channel[]): Promise<void> {
  const channel = channels.find((one) => one.name === delivery.channel)
  if (!channel) return // switched off since: the message stands in the product
  const failed: Delivery['to'] = []
  for (const to of delivery.to) {
    const error = await channel.send({ personId: to.personId }, delivery.text, delivery.link).then(() => null, wordsOf)
    await insertDeliveries(ctx.db, [{ ...to, channel: channel.name, ok: error === null, error }], ctx.now)
    if (error !== null) failed.push(to)
  }
  if (failed.length === 0 || delivery.attempt >= tries) return
  await addDelivery(ctx, { ...delivery, to: failed, attempt: delivery.attempt + 1 }, null)
}

/** The work of this room in the background, by job kind. */
export const notificationJobs = {
  [deliverJob]: (ctx: Ctx, payload: Record<string, unknown>, channels: readonly Channel[] = channelsFrom()) =>
    deliver(ctx, payload as unknown as Delivery, channels),
}
