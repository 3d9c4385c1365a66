import { AskAgain, Forbidden, Invalid, Missing, Refused, SignedOut, Stale, TooMany, Unproven } from '../errors/index.ts'
import { type Say, say } from '../say/index.ts'

/** An error as it is answered: application/problem+json, in both languages. */
export interface ProblemBody {
  status: number
  type: string
  message: Say
  faults?: unknown
  refusals?: unknown
  seconds?: number
  /** The word for it that OAuth clients look for. */
  error?: string
}

/** The one place where a no becomes a status. Null for a bug, which is logged and answered without its inside. */
export function findProblem(error: unknown): ProblemBody | null {
  if (error instanceof Invalid)
    return {
      status: 422,
      type: 'invalid',
      message: say('填写有误，请按提示修改', 'Something is not right; see below'),
      faults: error.faults,
    }
  if (error instanceof SignedOut) return { status: 401, type: 'signed-out', message: say('请先登录', 'Please sign in') }
  if (error instanceof Unproven) {
    const status = error.fault === 'invalid_client' || error.fault === 'invalid_token' ? 401 : 400
    return { status, type: error.fault.replaceAll('_', '-'), message: error.reason, error: error.fault }
  }
  if (error instanceof Forbidden) return { status: 403, type: 'forbidden', message: error.reason }
  if (error instanceof AskAgain)
    return { status: 403, type: 'ask-again', message: say('请再次验证身份', 'Please confirm who you are') }
  if (error instanceof Missing)
    return {
      status: 404,
      type: 'missing',
      message: error.reason ?? say('没有这项内容，或不在您的权限范围内', 'Not there, or not within your units'),
    }
  if (error instanceof Refused)
    return {
      status: 409,
      type: 'refused',
      message: say('按规定现在不能办理', 'The rules do not allow this now'),
      refusals: error.refusals,
    }
  const code = String((error as { code?: unknown } | null)?.code)
  if (error instanceof Stale || atOnce.has(code))
    return {
      status: 409,
      type: 'stale',
      message: say('内容已被他人更新，请刷新后再办', 'Somebody changed this meanwhile; reload and try again'),
    }
  if (error instanceof TooMany)
    return {
      status: 429,
      type: 'too-many',
      message: say(`操作过于频繁，请 ${error.seconds} 秒后再试`, `Too many tries; wait ${error.seconds} seconds`),
      seconds: error.seconds,
    }
  if (outOfBounds.has(code))
    return {
      status: 422,
      type: 'invalid',
      message: say('数值、日期或文字超出可保存的范围', 'A number, date or text is beyond what can be kept'),
      faults: [],
    }
  return null
}

/** Headers that go with a no: how to prove oneself, and when to come back (RFC 9110 §11.6.1, §10.2.3). */
export function headersOf({ error, seconds }: ProblemBody): Record<string, string> {
  const scheme = { invalid_client: 'Basic realm="exchange"', invalid_token: 'Bearer error="invalid_token"' }[
    error ?? ''
  ]
  return {
    ...(scheme ? { 'www-authenticate': scheme } : {}),
    ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
  }
}

/**
 * PostgreSQL's words for two who did the same at the same moment: a key that the other has just taken, a deadlock. Rules ask
 * first and name what is wrong; what still comes here came between the question and the deed, and nothing of it was written.
 */
const atOnce = new Set(['23505', '40001', '40P01'])

/** PostgreSQL's words for values that fit the contract and not the column: too large, too long, no such day. */
const outOfBounds = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05'])

/** What is answered to a bug: what the person can do, and a number to quote; never its inside. */
export const bugProblem = (number: string): ProblemBody => ({
  status: 500,
  type: 'bug',
  message: say(
    `系统出错，内容未保存。请稍后再试，或将编号 ${number} 告知管理员`,
    `Something broke; nothing was saved. Try again, or tell the administrator number ${number}`,
  ),
})
