import { z } from 'zod'
import { schemaOf } from '#kernel/form'
import { endpoint } from '#platform/endpoint'
import { say } from '#platform/say'
import { type FeedKind, feedKinds, fieldNames, SharedWorker } from './fields.ts'

/** The documented interface for programs of partner departments. Whatever stands here is in /exchange/openapi.json. */

/** The most numbers or rows any call may hold; an agreement may set less. */
export const batchMost = 1000

const Number18 = z
  .string()
  .trim()
  .min(6)
  .max(40)
  .describe('身份证号或社会保障卡号 · identity or social-security card number')

const Fields = z
  .array(z.enum(fieldNames))
  .min(1)
  .max(fieldNames.length)
  .optional()
  .describe('只要其中几项；不填为协议约定的全部字段 · some of the agreed fields; left out, all of them')

export const Token = endpoint({
  method: 'POST',
  path: '/exchange/v1/token',
  summary: say('取得访问令牌（OAuth 2.0 客户端凭据）', 'Get a token (OAuth 2.0 client credentials, RFC 6749 §4.4)'),
  needs: 'public',
  takesForm: true,
  body: z.object({ grant_type: z.string().max(40), scope: z.string().max(80).optional() }),
  answer: z.object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.number().int(),
    /** The agreement that the token is for. */
    scope: z.string(),
  }),
})

export const ShowAgreement = endpoint({
  method: 'GET',
  path: '/exchange/v1/agreement',
  summary: say('本协议：用途、字段、额度和用量', 'The agreement: purpose, fields, quota and use'),
  needs: 'partner',
  answer: z.object({
    id: z.string(),
    partner: z.string(),
    unitName: z.string(),
    direction: z.enum(['out', 'in']),
    purpose: z.string(),
    basis: z.string(),
    fields: z.array(z.string()),
    kinds: z.array(z.string()),
    until: z.iso.date(),
    dayQuota: z.number().int(),
    callQuota: z.number().int(),
    usedToday: z.number().int(),
  }),
})

export const QueryWorker = endpoint({
  method: 'POST',
  path: '/exchange/v1/workers/query',
  summary: say('按号码查询一名职工', 'One worker, by number'),
  needs: 'partner',
  keepsNothing: true,
  body: z.strictObject({ number: Number18, fields: Fields }),
  answer: SharedWorker,
})

export const QueryWorkers = endpoint({
  method: 'POST',
  path: '/exchange/v1/workers/batch',
  summary: say('按号码批量查询', 'Many workers, by number'),
  needs: 'partner',
  keepsNothing: true,
  body: z.strictObject({ numbers: z.array(Number18).min(1).max(batchMost), fields: Fields }),
  answer: z.object({
    asked: z.number().int(),
    found: z.number().int(),
    /** In the order asked; null where nothing is shared. */
    workers: z.array(SharedWorker.nullable()),
  }),
})

const feedOf = (kind: FeedKind, zh: string, en: string) =>
  endpoint({
    method: 'POST',
    path: `/exchange/v1/feeds/${kind}`,
    summary: say(zh, en),
    needs: 'partner',
    body: z.strictObject({
      rows: z
        .array(z.strictObject({ number: Number18, answers: z.record(z.string(), z.unknown()) }))
        .min(1)
        .max(batchMost),
    }),
    answer: z.object({
      /** Lines written, as claims that the workers confirm or dispute. */
      written: z.number().int(),
      /** Lines that were there already. */
      same: z.number().int(),
      /** Numbers of rows (from 1) whose person nothing can be recorded about under this agreement. */
      unknown: z.array(z.number().int()),
    }),
  })

export const feeds = {
  training: feedOf('training', '报送培训信息', 'Report training'),
  employment: feedOf('employment', '报送就业信息', 'Report employment'),
  insurance: feedOf('insurance', '报送参保信息', 'Report insurance'),
} as const satisfies Record<FeedKind, unknown>

/** The row of a feed as the document describes it. */
export const feedRow = (kind: FeedKind) => z.strictObject({ number: Number18, answers: schemaOf(feedKinds[kind].form) })

export const GetOpenApi = endpoint({
  method: 'GET',
  path: '/exchange/openapi.json',
  summary: say('数据共享接口说明（OpenAPI 3.1）', 'The interface as an OpenAPI 3.1 document'),
  needs: 'public',
  answer: z.record(z.string(), z.unknown()),
})
