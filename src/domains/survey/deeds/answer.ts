import { randomUUID } from 'node:crypto'
import type { Asked, Ctx } from '#kernel/domain/server'
import { parametersAt } from '#kernel/parameter/server'
import { Invalid, Missing, Refused, TooMany } from '#platform/errors'
import { say } from '#platform/say'
import type { AnswerSurvey, CheckReceipt, GetOpenSurvey } from '../model/index.ts'
import { faultsOfSheet } from '../rules/check-sheet.ts'
import { minutesFor } from '../rules/path.ts'
import { sources } from '../rules/process.ts'
import { isFull, quotasOf } from '../rules/quotas.ts'
import { countQuotas, findForm, type OpenForm, quotaCounts } from '../store/forms.ts'
import { findToken, putInBox, whereIs } from '../store/sheets.ts'
import { madeUp, secretDigest } from './run.ts'

const hour = 3_600_000

/** When each address handed in lately. Kept in memory only and by digest, so that no address is ever written down. */
const handedIn = new Map<string, number[]>()

/** @throws TooMany when an address has handed in too often within the hour. */
async function limit(ctx: Ctx, form: OpenForm, address: string): Promise<void> {
  const found = await parametersAt(ctx.db, ['survey.per-address'], form.regionId, ctx.today)
  const most = Number(found['survey.per-address']?.value ?? 0)
  const now = ctx.now.getTime()
  if (handedIn.size > 20_000)
    for (const [key, times] of handedIn) if ((times.at(-1) ?? 0) < now - hour) handedIn.delete(key)
  const key = secretDigest(`${form.id}\n${address}`)
  const lately = (handedIn.get(key) ?? []).filter((at) => at > now - hour)
  if (lately.length >= most) throw new TooMany(Math.ceil(((lately[0] ?? now) + hour - now) / 1000))
  handedIn.set(key, [...lately, now])
}

const isOpen = ({ closedOn, untilOn }: OpenForm, today: string) => closedOn === null && today <= untilOn

const no = (rule: string, zh: string, en: string) =>
  new Refused([{ rule, message: say(zh, en), source: sources.practice }])

/** Said to somebody without an account, who has only what was sent or scanned. */
const noSuchCode = say(
  '没有这份问卷：链接可能不完整或已失效。请重新扫码，或向发给您链接的人核对',
  'No such questionnaire: the link may be cut short or out of use. Scan the code again, or ask whoever sent you the link',
)

/** What anybody with the code reads: the questions, who asks, until when, and how anonymous it is. */
export async function showOpen({ params, ...ctx }: Asked<typeof GetOpenSurvey>) {
  const form = await findForm(ctx.db, { code: params.code })
  if (!form) throw new Missing(noSuchCode)
  const { title, unitName, anonymous, knownOnly, threshold, untilOn, body } = form
  return {
    title,
    unitName,
    intro: body.intro,
    questions: body.questions,
    minutes: minutesFor(body.questions),
    anonymous,
    knownOnly,
    threshold,
    untilOn,
    open: isOpen(form, ctx.today),
  }
}

async function tokenOf(ctx: Ctx, form: OpenForm, token: string | null) {
  if (!token && form.knownOnly)
    throw no('own-link', '请用发给您本人的链接填答', 'Answer by the link that was given to you')
  if (!token) return null
  const digest = secretDigest(token)
  const found = await findToken(ctx.db, form, digest)
  if (!found) throw no('no-such-link', '链接无效，或已重新发放', 'This link is not valid, or was replaced')
  if (found.used) throw no('answered', '这个链接已经交过卷，每人一份', 'This link was answered already')
  return { digest, ...found }
}

/** Takes in a sheet. No journal line, no time, no address: only that a token, where there was one, is used. */
export async function takeSheet({ params, body, caller, ...ctx }: Asked<typeof AnswerSurvey>) {
  const form = await findForm(ctx.db, { code: params.code }, true)
  if (!form) throw new Missing(noSuchCode)
  if (!isOpen(form, ctx.today)) throw no('closed', '调查已截止', 'The survey has ended')
  const faults = faultsOfSheet(form.body, body.answers)
  if (faults.length > 0) throw new Invalid(faults)
  const token = await tokenOf(ctx, form, body.token)
  if (!token) await limit(ctx, form, caller.address)
  // The form is held, so that the count read here is the one that this sheet is added to.
  const quotas = quotasOf(form.body, body.answers, token?.cluster || token?.stratum)
  if (isFull(quotas, await quotaCounts(ctx.db, form))) return { receipt: null, full: true }
  const receipt = madeUp(12)
  const carried = token
    ? {
        stratum: token.stratum,
        cluster: token.cluster,
        weight: token.weight,
        member: form.anonymous ? null : token.member,
      }
    : { stratum: '', cluster: '', weight: 1, member: null }
  await putInBox(
    ctx.db,
    form,
    { id: randomUUID(), answers: body.answers, receipt: secretDigest(receipt), ...carried },
    token?.digest ?? null,
  )
  await countQuotas(ctx.db, form, quotas)
  return { receipt, full: false }
}

/** Whether the sheet of a receipt counts; not which it is. */
export async function showReceipt({ params, body, ...ctx }: Asked<typeof CheckReceipt>) {
  const form = await findForm(ctx.db, { code: params.code })
  if (!form) throw new Missing()
  return { standing: await whereIs(ctx.db, form, secretDigest(body.receipt.trim().toLowerCase())) }
}
