import { countTry, limitsOf } from '#kernel/access/server'
import { writeEntry } from '#kernel/audit/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { parametersAt } from '#kernel/parameter/server'
import { Unproven } from '#platform/errors'
import { say } from '#platform/say'
import type { Token } from '../model/index.ts'
import { findAgreement } from '../store/agreements.ts'
import { dropTokens, findSecrets, insertToken, putFailure } from '../store/clients.ts'
import { refuseStopped } from './admit.ts'
import { digestOf, fitsSecret, freshSecret } from './digest.ts'

/** Id and secret of an `Authorization: Basic` header (RFC 7617); null for anything else. */
function basicOf(header: string | null): { clientId: string; secret: string } | null {
  const text = Buffer.from(/^Basic ([\w+/=-]{8,400})$/i.exec(header ?? '')?.[1] ?? '', 'base64').toString()
  const [, clientId = '', secret = ''] = /^([0-9a-f-]{36}):(.{1,200})$/.exec(text) ?? []
  return clientId ? { clientId, secret } : null
}

const wrong = () =>
  new Unproven(
    'invalid_client',
    say('客户端编号或密钥不正确，或已停用、被锁定', 'Client or secret is wrong, revoked or locked'),
  )

const note = (ctx: Ctx, clientId: string, action: string, body: Record<string, unknown>) =>
  writeEntry(
    ctx.db,
    {
      ...{ regionId: 0, unitId: null, unitNo: null, personId: null, personName: '数据共享客户端' },
      ...{ action, subjectKind: 'exchange', subjectId: clientId, body },
    },
    ctx.now,
  )

/** The client that an id and a secret prove; null, and counted, when they prove none. Held locked, so that tries at once are all counted. */
async function provenClient(ctx: Ctx, given: { clientId: string; secret: string }, address: string) {
  const limits = await limitsOf(ctx)
  const kept = await findSecrets(ctx.db, given.clientId, address, ctx.now)
  const fits = fitsSecret(kept && kept.digests.length > 0 ? kept.digests : null, given.secret)
  if (kept && !kept.locked && fits) {
    if (kept.failed > 0) await putFailure(ctx.db, given.clientId, address, 0, null)
    return kept
  }
  if (kept && !kept.locked) {
    const locks = kept.failed + 1 >= limits.failMax
    const until = locks ? new Date(ctx.now.getTime() + limits.lockMinutes * 60_000).toISOString() : null
    await putFailure(ctx.db, given.clientId, address, locks ? 0 : kept.failed + 1, until)
  }
  if (kept) await note(ctx, given.clientId, 'exchange.token-refuse', { address, locked: kept.locked })
  return null
}

const nothing = { access_token: '', token_type: 'Bearer' as const, expires_in: 0, scope: '' }

/**
 * A token for half an hour (RFC 6749 §4.4). Wrong tries are counted by client and address and lock that address out, as at the
 * sign-in; one answer is given for every reason.
 * @throws Unproven; TooMany; Forbidden for whoever has proved it while the agreement does not hold.
 */
export async function giveToken(asked: Asked<typeof Token>) {
  const address = asked.caller.address.slice(0, 60)
  const limits = await limitsOf(asked)
  await countTry(asked.db, `exchange-address:${address}`, limits.addressMax, asked.now)
  if (asked.body.grant_type !== 'client_credentials')
    throw new Unproven(
      'unsupported_grant_type',
      say('只支持 client_credentials', 'Only client_credentials is supported'),
    )
  const given = basicOf(asked.caller.authorization)
  const client = given && (await provenClient(asked, given, address))
  if (!given || !client) {
    asked.answerWith(wrong())
    return nothing
  }
  const agreement = await findAgreement(asked.db, client.agreementId)
  if (!agreement) throw new Error('a client without its agreement')
  refuseStopped(agreement, address, asked.today)
  if (asked.body.scope !== undefined && asked.body.scope !== agreement.id)
    throw new Unproven('invalid_scope', say('令牌只用于本协议', 'A token is for the client’s own agreement only'))
  const found = await parametersAt(asked.db, ['exchange.token-minutes'], null, asked.today)
  const seconds = Number(found['exchange.token-minutes']?.value) * 60
  const token = freshSecret()
  await dropTokens(asked.db, asked.now.toISOString())
  const expiresAt = new Date(asked.now.getTime() + seconds * 1000).toISOString()
  await insertToken(asked.db, { digest: digestOf(token), clientId: given.clientId, expiresAt }, asked.today)
  await note(asked, given.clientId, 'exchange.token', { address, agreement: agreement.id })
  return { access_token: token, token_type: 'Bearer' as const, expires_in: seconds, scope: agreement.id }
}
