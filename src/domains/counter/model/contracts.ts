import { z } from 'zod'
import { choice, date, defineForm, longText, text } from '#kernel/form'
import { endpoint, RefusalShape, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { serviceChoices, services } from './services.ts'

/** What a case says of a request: what, whose (masked), promised by when. What was filled in is read with a record of who looked. */
export const Request = defineForm({
  service: choice(say('事项', 'Service'), serviceChoices),
  workerId: text(say('档案编号', 'File no.'), { max: 36 }),
  worker: text(say('申请人（脱敏）', 'Who asks'), { max: 60 }),
  promisedOn: date(say('承诺办结日期', 'Promised by')),
})
export const Result = defineForm({
  result: longText(say('办理结果（告知本人）', 'Result, as the worker is told'), { max: 500 }),
})

const Key = z.enum(services.map(({ key }) => key) as [string, ...string[]])
const Answers = z.record(z.string(), z.unknown())
const RequestRef = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })
const Done = z.object({ done: z.literal(true) })

/** A service in the public list: how long it takes, and whether it can be asked for now. */
export const OpenService = z.object({
  key: Key,
  days: z.number(),
  termSource: SayShape,
  open: z.boolean(),
})
export type OpenService = z.infer<typeof OpenService>

export const GetServices = endpoint({
  method: 'GET',
  path: '/services',
  summary: say('服务事项清单（一网通办）', 'Services for workers'),
  needs: 'public',
  answer: z.object({ services: z.array(OpenService) }),
})

/** A request of one's own, and how it stands. */
export const MyRequest = z.object({
  regionId: z.number(),
  id: z.string(),
  service: Key,
  state: z.string(),
  stateLabel: SayShape,
  openedOn: z.string(),
  dueOn: z.string().nullable(),
  closed: z.boolean(),
  /** The result, or why it was returned or declined. */
  answer: z.string().nullable(),
  filled: Answers,
  /** The proof that was given for it. */
  proof: z.object({ number: z.string(), credentialId: z.string() }).nullable(),
  mayWithdraw: z.boolean(),
  mayResubmit: z.boolean(),
})
export type MyRequest = z.infer<typeof MyRequest>

export const GetMyRequests = endpoint({
  method: 'GET',
  path: '/my/requests',
  summary: say('我的办件', 'My requests'),
  needs: 'subject',
  answer: z.object({ requests: z.array(MyRequest) }),
})

export const BeginRequest = endpoint({
  method: 'GET',
  path: '/my/services/:key',
  summary: say('申请前：带出档案内容、核对条件', 'Before asking: what the file knows, and what stands in the way'),
  needs: 'subject',
  params: z.object({ key: Key }),
  answer: z.object({
    known: Answers,
    days: z.number(),
    /** Why it cannot be asked for as things stand. */
    refusals: z.array(RefusalShape),
    /** What the rules come to: an amount, in yuan. */
    amount: z.number().nullable(),
  }),
})

export const SendRequest = endpoint({
  method: 'POST',
  path: '/my/services/:key',
  summary: say('提交申请', 'Ask for a service'),
  needs: 'subject',
  params: z.object({ key: Key }),
  body: z.object({ answers: Answers }),
  answer: z.object({ regionId: z.number(), id: z.string(), promisedOn: z.string() }),
})

export const ResubmitRequest = endpoint({
  method: 'POST',
  path: '/my/requests/:id/answers',
  summary: say('补正后重新提交', 'Send it again, completed'),
  needs: 'subject',
  params: z.object({ id: z.uuid() }),
  body: z.object({ answers: Answers }),
  answer: Done,
})
export const WithdrawRequest = endpoint({
  method: 'POST',
  path: '/my/requests/:id/withdrawal',
  summary: say('撤回申请', 'Take it back'),
  needs: 'subject',
  params: z.object({ id: z.uuid() }),
  answer: Done,
})

export const GetRequest = endpoint({
  method: 'GET',
  path: '/services/requests/:regionId/:id',
  summary: say('申请内容（查看即留痕）', 'What was filled in; the look is written down'),
  needs: 'counter.read',
  params: RequestRef,
  answer: z.object({ service: Key, filled: Answers, known: Answers, sentOn: z.string() }),
})

/** Where the page was opened: the code on the paper leads there only where the operator has set no public address. */
const Site = z.object({
  site: z
    .string()
    .max(120)
    .regex(/^https?:\/\/[\w.:[\]-]+$/),
})

export const OwnProofPdf = endpoint({
  method: 'GET',
  path: '/my/requests/:id/proof',
  summary: say('下载我的证明（PDF）', 'My proof as PDF'),
  needs: 'subject',
  params: z.object({ id: z.uuid() }),
  query: Site,
  givesFile: true,
})
export const OwnProofCredential = endpoint({
  method: 'GET',
  path: '/my/requests/:id/proof/credential',
  summary: say('我的证明（W3C 可验证凭证）', 'My proof as a W3C credential'),
  needs: 'subject',
  params: z.object({ id: z.uuid() }),
  givesFile: true,
})
export const ProofPdf = endpoint({
  method: 'GET',
  path: '/services/requests/:regionId/:id/proof',
  summary: say('打印职工证明（PDF，查看即留痕）', 'A worker’s proof as PDF; the look is written down'),
  needs: 'counter.read',
  params: RequestRef,
  query: Site,
  givesFile: true,
})
