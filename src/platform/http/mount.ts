import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Endpoint } from '../endpoint/index.ts'
import { type Fault, Forbidden, Invalid } from '../errors/index.ts'
import { say } from '../say/index.ts'
import { refuseUnfit } from './fit.ts'

/** A request, taken apart and checked against its contract. */
export interface Sent {
  params: unknown
  query: unknown
  body: unknown
  file: { name: string; bytes: Buffer } | null
  address: string
  agent: string
  /** Our own name and port, as the request names them. */
  host: string
  cookies: Record<string, string | undefined>
  /** The `Authorization` header: programs of partners prove by it whose they are. */
  authorization: string | null
  requestKey: string | null
  reply: FastifyReply
}

/** Faults of a contract that are named in one answer: whoever sends more has not typed them, and is not worth a long answer. */
const mostFaults = 200
/** Bytes of a body that anybody may send; whoever is known may send more. */
const strangersMostBytes = 1024 * 1024

const checked = (schema: z.ZodType | undefined, value: unknown, at: string): unknown => {
  if (!schema) return undefined
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Invalid(
    result.error.issues.slice(0, mostFaults).map(
      (issue): Fault => ({
        path: [at, ...issue.path.map(String)].join('.'),
        message: say(`“${issue.path.join('.') || at}”填写有误`, `"${issue.path.join('.') || at}": ${issue.message}`),
        rule: issue.code,
      }),
    ),
  )
}

/** Cross-site requests do not carry our header, and browsers name another origin; both are asked before any write. */
function refuseForged(req: FastifyRequest): void {
  const origin = req.headers.origin
  const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== req.headers.host)
  if (isForeign || req.headers['x-gongyun'] === undefined)
    throw new Forbidden(say('请求不是从本系统页面发出的', 'This request did not come from our own pages'))
}

async function takeApart(req: FastifyRequest, reply: FastifyReply, endpoint: Endpoint): Promise<Sent> {
  let body: unknown = req.body ?? {}
  let file: Sent['file'] = null
  if (endpoint.takesFile) {
    const fields: Record<string, unknown> = {}
    if (!req.isMultipart()) throw new Invalid([{ path: 'file', message: say('请选择文件', 'Choose a file') }])
    for await (const part of req.parts())
      if (part.type === 'file') file = { name: part.filename ?? '', bytes: await part.toBuffer() }
      else fields[part.fieldname] = part.value
    if (!file) throw new Invalid([{ path: 'file', message: say('请选择文件', 'Choose a file') }])
    body = fields
  }
  refuseUnfit(req, body, endpoint)
  const key = req.headers['idempotency-key']
  return {
    params: checked(endpoint.params, req.params, 'params'),
    query: checked(endpoint.query, req.query, 'query'),
    body: checked(endpoint.body, body, 'body'),
    file,
    address: req.ip,
    agent: String(req.headers['user-agent'] ?? ''),
    host: req.headers.host ?? '',
    cookies: req.cookies,
    authorization: req.headers.authorization ?? null,
    requestKey: typeof key === 'string' && /^[\w-]{8,80}$/.test(key) ? key : null,
    reply,
  }
}

interface Given {
  name: string
  type: string
  bytes: Buffer | AsyncIterable<Uint8Array>
}

async function give(reply: FastifyReply, file: Given): Promise<FastifyReply> {
  const { Readable } = await import('node:stream')
  const bytes = Buffer.isBuffer(file.bytes) ? file.bytes : Readable.from(file.bytes)
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .type(file.type)
    .send(bytes)
}

/** Who answers a contract: first whether the caller may come in at all, then, when the body has been read, what they are told. */
export interface Answerer<Admitted> {
  admit(caller: Pick<Sent, 'address' | 'cookies' | 'authorization'>): Promise<Admitted>
  answer(sent: Sent, admitted: Admitted): Promise<unknown>
}

/**
 * Puts a contract on the server. Nobody's upload is read before they are known. The answer is cut to what the contract
 * promises, so nothing leaks by accident.
 */
export function mount<Admitted>(app: FastifyInstance, endpoint: Endpoint, answerer: Answerer<Admitted>): void {
  if (!endpoint.takesForm) {
    put(app, endpoint, answerer)
    return
  }
  // A plugin of its own, so that no other route takes forms of the web.
  void app.register((inner, _options, ready) => {
    inner.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_req, text, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(text)))),
    )
    put(inner, endpoint, answerer)
    ready()
  })
}

/** Programs of partners have no cookie that another page could make use of. */
const isForPrograms = ({ needs, takesForm }: Endpoint): boolean => needs === 'partner' || takesForm === true

function put<Admitted>(app: FastifyInstance, endpoint: Endpoint, { admit, answer }: Answerer<Admitted>): void {
  app.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    ...(endpoint.needs === 'public' ? { bodyLimit: strangersMostBytes } : {}),
    handler: async (req, reply) => {
      if (endpoint.method !== 'GET' && !isForPrograms(endpoint)) refuseForged(req)
      const { authorization = null } = req.headers
      const admitted = await admit({ address: req.ip, cookies: req.cookies, authorization })
      const given = await answer(await takeApart(req, reply, endpoint), admitted)
      if (endpoint.givesFile) return give(reply, given as Given)
      const promised = endpoint.answer ? endpoint.answer.parse(given) : {}
      return reply
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(promised))
    },
  })
}
