import { randomInt } from 'node:crypto'
import {
  asSubject,
  countTry,
  endSubject,
  inLevelTime,
  keepCode,
  limitsOf,
  startSubject,
  takeCode,
} from '#kernel/access/server'
import { writeEntry } from '#kernel/audit/server'
import type { Asked, Ctx } from '#kernel/domain/server'
import { textChannelFrom } from '#kernel/notification/server'
import { parametersAt } from '#kernel/parameter/server'
import { vaultOf } from '#kernel/secret/server'
import { look } from '#kernel/sight/server'
import { Invalid, Refused } from '#platform/errors'
import { addJob } from '#platform/jobs/server'
import { say } from '#platform/say'
import { type EnterMy, type LeaveMy, purposes, type SendCode } from '../model/index.ts'
import { tidy } from '../rules/numbers.ts'
import { findOwn } from '../store/my.ts'
import type { FoundWorker } from '../store/workers.ts'
import { findDigest } from '../store/write.ts'
import { type WorkerVault, workerVault } from './vault.ts'

const textPurpose = 'worker.text'
const textJob = 'worker.text'

async function termsOf(ctx: Ctx) {
  const found = await parametersAt(ctx.db, ['worker.code-minutes', 'worker.code-most'], null, ctx.today)
  return { minutes: Number(found['worker.code-minutes']?.value), most: Number(found['worker.code-most']?.value) }
}

/** Whose number it is; the digests that the tries are counted by are made whether there is anybody or not. */
async function findHolder(ctx: Ctx, vault: WorkerVault, number: string) {
  const text = tidy(number)
  const [card, identity] = [vault.digest('card', text), vault.digest('identity', text)]
  const held = (await findDigest(ctx.db, card)) ?? (await findDigest(ctx.db, identity))
  return { key: card, workerId: held?.workerId ?? null }
}

/** The file of somebody who is signing in, read as themselves; the look is written down, so that they see who tried. */
const ownFor = (ctx: Ctx, workerId: string): Promise<FoundWorker | null> =>
  asSubject(ctx.db, workerId, () =>
    look(
      { ...ctx, actor: { ...ctx.actor, personId: workerId, name: '本人（手机登录）' }, ownUnits: [] },
      { subjectKind: 'worker', way: 'own', purpose: purposes.signIn },
      async (glass) => (await findOwn(glass, workerId)) ?? null,
      (one) => (one ? [one] : []),
    ),
  )

const codeDigest = (vault: WorkerVault, workerId: string, code: string) => vault.plain.digest(`code:${workerId}`, code)

/** Who can sign in: living, with a phone on file. */
const maySignIn = (one: FoundWorker | null): one is FoundWorker =>
  one !== null && one.phoneSealed !== null && !['deceased', 'deleted', 'merged'].includes(one.state)

/**
 * Sends a code to the phone on file. Unknown numbers, files without a phone and locked ones get the same answer, and the message
 * itself leaves in the background, so that neither words nor time tell who has a file.
 * @throws TooMany; Refused when no gateway for text messages is on.
 */
export const sendCode = (asked: Asked<typeof SendCode>) => inLevelTime(() => codeFor(asked))

async function codeFor(asked: Asked<typeof SendCode>) {
  const limits = await limitsOf(asked)
  const terms = await termsOf(asked)
  if (!textChannelFrom(asked.house.demonstration)) throw noGateway()
  await countTry(asked.db, `my-address:${asked.caller.address.slice(0, 60)}`, limits.addressMax, asked.now)
  const vault = await workerVault(asked)
  const { key, workerId } = await findHolder(asked, vault, asked.body.number)
  await countTry(asked.db, `my-number:${key}`, terms.most, asked.now)
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  const one = workerId ? await ownFor(asked, workerId) : null
  if (maySignIn(one) && (await keepCode(asked.db, one.id, codeDigest(vault, one.id, code), asked.now, terms.minutes))) {
    const sealing = await vaultOf(asked, [textPurpose])
    const text = `【工会】您的登录验证码为 ${code}，${terms.minutes} 分钟内有效。请勿告诉他人。`
    const sealed = sealing.seal(textPurpose, textJob, JSON.stringify({ phone: vault.open(one, 'phone'), text }))
    await addJob(asked.db, { kind: textJob, payload: { sealed }, maxAttempts: 3 })
  }
  return { sent: true as const, minutes: terms.minutes, code: asked.house.demonstration ? code : null }
}

const noGateway = () =>
  new Refused([
    {
      rule: 'no-text-gateway',
      message: say('未配置短信通道，请联系工会办理', 'No gateway for text messages is on; ask at the union'),
      source: say('部署说明：GONGYUN_TEXTS', 'Deployment: GONGYUN_TEXTS'),
    },
  ])

/** Sends one text message. Number and words lie sealed in the queue. */
export async function sendText(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  const vault = await vaultOf(ctx, [textPurpose])
  const { phone, text } = JSON.parse(vault.open(textJob, String(payload.sealed))) as { phone: string; text: string }
  await textChannelFrom(ctx.house.demonstration)?.sendText(phone, text)
}

const wrong = () =>
  new Invalid([
    {
      path: 'code',
      message: say('号码或验证码不正确，或已过期、被锁定', 'Number or code is wrong, too old, or locked'),
    },
  ])

const note = (ctx: Ctx, workerId: string, action: string, body: Record<string, unknown>) =>
  writeEntry(
    ctx.db,
    {
      ...{ regionId: 0, unitId: null, unitNo: null, personId: workerId, personName: '职工本人' },
      ...{ action, subjectKind: 'worker', subjectId: workerId, body },
    },
    ctx.now,
  )

/** Signs in with number and code. Wrong ones are counted, and one answer is given for every reason. */
export const enterMy = (asked: Asked<typeof EnterMy>) => inLevelTime(() => entered(asked))

async function entered(asked: Asked<typeof EnterMy>) {
  const limits = await limitsOf(asked)
  const address = asked.caller.address.slice(0, 60)
  await countTry(asked.db, `my-address:${address}`, limits.addressMax, asked.now)
  const vault = await workerVault(asked)
  const { workerId } = await findHolder(asked, vault, asked.body.number)
  const digest = codeDigest(vault, workerId ?? 'nobody', asked.body.code)
  const fits = workerId !== null && (await takeCode(asked.db, workerId, digest, asked.now, limits))
  const one = fits && workerId ? await ownFor(asked, workerId) : null
  if (!maySignIn(one)) {
    if (workerId) await note(asked, workerId, 'subject.refuse', { address })
    asked.answerWith(wrong())
    return { in: false }
  }
  asked.setSubject(await startSubject(asked.db, one, asked.caller, asked.now))
  await note(asked, one.id, 'subject.start', { address, agent: asked.caller.agent.slice(0, 200) })
  return { in: true }
}

export async function leaveMy(asked: Asked<typeof LeaveMy>) {
  if (asked.subject) await endSubject(asked.db, { subjectId: asked.subject.id })
  asked.setSubject(null)
  return { out: true as const }
}

export const signInJobs = { [textJob]: sendText }
