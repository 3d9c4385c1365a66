import { type Fault, Invalid, type Refusal } from '#platform/errors'
import { inLang, type Say, say } from '#platform/say'

interface Body {
  type?: string
  message?: Say
  faults?: Fault[]
  refusals?: Refusal[]
  request?: string
}

const sentences: Record<number, Say> = {
  0: say('网络不通，内容还在，请稍后重试。', 'No connection. Your work is kept; try again shortly.'),
  401: say('登录已失效，请重新登录。', 'You are signed out; sign in again.'),
  403: say('您没有办理此事的权限。', 'You do not have the permission for this.'),
  404: say('没有找到，或不在您的权限范围内。', 'Not found, or not within your scope.'),
  409: say('按规定现在不能办理。', 'The rules forbid this now.'),
  413: say('文件太大。', 'The file is too large.'),
  422: say('填写有误，请按提示修改。', 'Some answers are not right; see the notes beside them.'),
  429: say('操作过于频繁，请稍后再试。', 'Too many tries; wait a little.'),
}

const broken = say('系统出错，已记录，请稍后重试。', 'Something broke and was logged; try again later.')

/** A no from the server, with what is wrong and why. `text` is the sentence for the person. */
export class Problem extends Error {
  /** HTTP status; 0 when the server could not be reached. */
  readonly status: number
  /** Last part of the problem's type: `ask-again`, `stale`, … */
  readonly type: string
  readonly faults: Fault[]
  readonly refusals: Refusal[]
  readonly text: Say
  /** The request's number in the server's log. */
  readonly request: string | null

  constructor(status: number, body: Body = {}) {
    const text = body.message ?? sentences[status] ?? broken
    super(inLang(text, 'zh'))
    this.status = status
    this.type = (body.type ?? '').split(/[/:#]/).pop() ?? ''
    this.faults = body.faults ?? []
    this.refusals = body.refusals ?? []
    this.text = text
    this.request = body.request ?? null
  }
}

/** The problem in an answer that is not a success; a body that is no problem document counts as empty. */
export async function readProblem(response: Response): Promise<Problem> {
  const isProblem = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  return new Problem(response.status, isProblem ? ((await response.json()) as Body) : {})
}

/** Anything thrown, as a problem that can be shown; faults that a page found itself are shown as the server's are. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof Invalid) return new Problem(422, { faults: [...thrown.faults] })
  return new Problem(thrown instanceof TypeError ? 0 : 500)
}
