import { z } from 'zod'
import { RefusalShape, SayShape } from '#platform/endpoint'
import {
  type FeedKind,
  feedKindNames,
  feedRow,
  feeds,
  QueryWorker,
  QueryWorkers,
  SharedWorker,
  ShowAgreement,
  Token,
} from '../model/index.ts'

type Json = Record<string, unknown>

const schemaOf = (schema: z.ZodType | undefined, io: 'input' | 'output'): Json => {
  if (!schema) return {}
  const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return plain as Json
}

const Problem = z.object({
  status: z.number().int(),
  type: z.string(),
  message: SayShape,
  error: z.string().optional().describe('RFC 6749 §5.2'),
  faults: z
    .array(
      z.object({
        path: z.string(),
        row: z.number().int().optional(),
        rule: z.string().optional(),
        message: SayShape,
        source: SayShape.optional(),
      }),
    )
    .optional(),
  refusals: z.array(RefusalShape).optional(),
  seconds: z.number().int().optional(),
})

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const problem = (description: string, headers: Json = {}): Json => ({
  description,
  ...(Object.keys(headers).length > 0 ? { headers } : {}),
  content: { 'application/problem+json': { schema: ref('Problem') } },
})
const integer = (description: string): Json => ({ description, schema: { type: 'integer' } })
const quota = {
  'RateLimit-Limit': integer('每日上限（人次） · people a day'),
  'RateLimit-Remaining': integer('今日剩余 · left today'),
  'RateLimit-Reset': integer('距恢复的秒数 · seconds until the quota is fresh'),
}
const retry = { 'Retry-After': integer('多少秒后再试 · seconds to wait') }

const noes = {
  401: problem('令牌无效或已过期 · the token is unknown, or holds no longer'),
  403: problem('协议不允许：已暂停或到期、网络地址、字段或内容未约定 · not allowed by the agreement', quota),
  404: problem('查无此人，或不在协议范围内，或本人未同意（三者不作区分） · nothing is shared of this person', quota),
  409: problem('请求编号正在使用，或规则不允许 · refused by a rule', quota),
  422: problem('内容有误：逐行列出栏目、规则和依据 · faults by row, field, rule and source', quota),
  429: problem('超过每日上限或过于频繁 · over quota, or too many tries', { ...quota, ...retry }),
}

const json = (schema: Json, example?: unknown): Json => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
})

interface Described {
  endpoint: { method: string; summary: { zh: string; en: string } }
  operationId: string
  body?: Json
  answer: Json
  without?: readonly number[]
  parameters?: readonly Json[]
}

function operationOf({ endpoint, operationId, body, answer, without = [], parameters = [] }: Described): Json {
  const left = Object.entries(noes).filter(([status]) => !without.includes(Number(status)))
  return {
    operationId,
    summary: `${endpoint.summary.zh} · ${endpoint.summary.en}`,
    security: [{ partner: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: { 200: { description: 'OK', headers: quota, content: answer }, ...Object.fromEntries(left) },
  }
}

const exampleNumber = '630121198803040171'
const key: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: '批次号；重发同一批用同一个，不会重复登记 · the batch; a repeat with the same key writes nothing twice',
  schema: { type: 'string', pattern: '^[\\w-]{8,80}$' },
  example: '2026-11-training-01',
}
const examples: Readonly<Record<FeedKind, Json>> = {
  training: {
    course: '电解铝安全操作',
    provider: '大通县职业技术学校',
    hours: 24,
    from: '2026-10-12',
    to: '2026-10-14',
  },
  employment: { employer: '大通某铝业公司', post: '电解工', from: '2026-03-01' },
  insurance: { insurance: 'pension', place: '西宁市', from: '2026-03-01' },
}

const feedPath = (kind: FeedKind): [string, Json] => [
  `/api${feeds[kind].path}`,
  {
    post: operationOf({
      endpoint: feeds[kind],
      operationId: `report_${kind}`,
      parameters: [key],
      body: json(
        {
          type: 'object',
          additionalProperties: false,
          required: ['rows'],
          properties: { rows: { type: 'array', minItems: 1, maxItems: 1000, items: ref(`Row_${kind}`) } },
        },
        { rows: [{ number: exampleNumber, answers: examples[kind] }] },
      ),
      answer: json(schemaOf(feeds[kind].answer, 'output'), { written: 1, same: 0, unknown: [] }),
      without: [404],
    }),
  },
]

const tokenPath: Json = {
  post: {
    operationId: 'token',
    summary: `${Token.summary.zh} · ${Token.summary.en}`,
    security: [{ client: [] }],
    requestBody: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: schemaOf(Token.body, 'input'),
          example: { grant_type: 'client_credentials' },
        },
      },
    },
    responses: {
      200: { description: 'OK', content: json(schemaOf(Token.answer, 'output')) },
      400: problem('unsupported_grant_type, invalid_scope'),
      401: problem('invalid_client', { 'WWW-Authenticate': { schema: { type: 'string' } } }),
      403: problem('协议未生效、已暂停或到期，或网络地址不允许 · the agreement does not hold, or not for this address'),
      422: problem('表单有误 · the form is wrong'),
      429: problem('过于频繁 · too many tries', retry),
    },
  },
}

/** The interface for programs of partner departments, as an OpenAPI 3.1 document: written from the contracts that check the requests. */
export const exchangeDocument = (version: string): Json => ({
  openapi: '3.1.0',
  info: {
    title: '工运数据共享接口 · Gongyun exchange',
    version,
    description:
      '每份协议一个或多个客户端；先用客户端编号和密钥换取令牌，再调用。只返回协议约定的字段；每次调用记录调用方、用途、字段和人数，职工本人可查。' +
      ' · Each agreement has clients of its own. Only agreed fields are answered; every call is recorded, and workers can see it.',
  },
  servers: [{ url: '/' }],
  paths: {
    [`/api${Token.path}`]: tokenPath,
    [`/api${ShowAgreement.path}`]: {
      get: operationOf({
        endpoint: ShowAgreement,
        operationId: 'agreement',
        answer: json(schemaOf(ShowAgreement.answer, 'output')),
        without: [404, 409, 422],
      }),
    },
    [`/api${QueryWorker.path}`]: {
      post: operationOf({
        endpoint: QueryWorker,
        operationId: 'query_worker',
        body: json(schemaOf(QueryWorker.body, 'input'), { number: exampleNumber, fields: ['name', 'skillGrade'] }),
        answer: json(ref('Worker'), { name: '石小川', skillGrade: 3 }),
      }),
    },
    [`/api${QueryWorkers.path}`]: {
      post: operationOf({
        endpoint: QueryWorkers,
        operationId: 'query_workers',
        body: json(schemaOf(QueryWorkers.body, 'input'), { numbers: [exampleNumber] }),
        answer: json(schemaOf(QueryWorkers.answer, 'output')),
        without: [404],
      }),
    },
    ...Object.fromEntries(feedKindNames.map(feedPath)),
  },
  components: {
    securitySchemes: {
      client: { type: 'http', scheme: 'basic', description: '客户端编号和密钥 · client id and secret' },
      partner: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: `/api${Token.path}`, scopes: {} } },
      },
    },
    schemas: {
      Problem: schemaOf(Problem, 'output'),
      Worker: schemaOf(SharedWorker, 'output'),
      ...Object.fromEntries(feedKindNames.map((kind) => [`Row_${kind}`, schemaOf(feedRow(kind), 'input')])),
    },
  },
})
