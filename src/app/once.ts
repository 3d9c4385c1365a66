import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from '#kernel/domain/server'
import type { Endpoint } from '#platform/endpoint'
import { Invalid } from '#platform/errors'
import type { Sent } from '#platform/http/server'
import { say } from '#platform/say'

/**
 * A write with a request key is done once: a repeat gets the first answer, and two at the same time wait for each other.
 * The key belongs to the person and to exactly this request. A deed that ends in a no (`isRefused`) is not remembered as done.
 */
export async function answerOnce(
  ctx: Ctx,
  endpoint: Endpoint,
  sent: Sent,
  answer: () => Promise<unknown>,
  isRefused: () => boolean,
): Promise<unknown> {
  const { requestKey } = sent
  if (
    !requestKey ||
    endpoint.method === 'GET' ||
    endpoint.takesFile ||
    endpoint.givesFile ||
    endpoint.keepsNothing ||
    ctx.actor.personId === null
  )
    return answer()
  const key = `${ctx.actor.personId}:${requestKey}`
  const asked = createHash('sha256')
    .update(JSON.stringify([endpoint.method, endpoint.path, sent.params, sent.body]))
    .digest('hex')
  const { rows } = await sql<{ asked: string; answer: unknown; fresh: boolean }>`
    insert into request_key (key, person_id, asked, at) values (${key}, ${ctx.actor.personId}, ${asked}, ${ctx.now.toISOString()})
    on conflict (key) do update set key = excluded.key
    returning asked, answer, (xmax = 0) as fresh`.execute(ctx.db)
  const [row] = rows
  if (row && !row.fresh) {
    if (row.asked === asked) return row.answer
    throw new Invalid([
      {
        path: 'idempotency-key',
        message: say('请求编号已用于另一次操作', 'This request key was used for another deed'),
      },
    ])
  }
  const given = await answer()
  if (isRefused()) await sql`delete from request_key where key = ${key}`.execute(ctx.db)
  else await sql`update request_key set answer = ${JSON.stringify(given)}::jsonb where key = ${key}`.execute(ctx.db)
  return given
}
