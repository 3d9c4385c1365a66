import { z } from 'zod'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { directions, feedKindNames, grounds } from './fields.ts'

/** The key of an agreement: the region of its unit and the id of its case. */
export const AgreementRef = z.object({ regionId: z.coerce.number().int(), id: z.uuid() })
export type AgreementRef = z.infer<typeof AgreementRef>
const ClientRef = AgreementRef.extend({ clientId: z.uuid() })

const Direction = z.enum(directions.map(({ value }) => value))
const Ground = z.enum(grounds.map(({ value }) => value))

export const liveStates = [
  { value: 'live', label: say('生效中', 'In force') },
  { value: 'suspended', label: say('已暂停', 'Suspended') },
  { value: 'ended', label: say('已终止', 'Ended') },
] as const
export type LiveState = (typeof liveStates)[number]['value']

/** A line of the catalogue: what is shared with whom, on which ground, how often. Nothing secret is in it. */
export const CatalogueRow = z.object({
  id: z.string(),
  unitName: z.string(),
  partner: z.string(),
  direction: Direction,
  purpose: z.string(),
  ground: Ground,
  consent: z.string().nullable(),
  basis: z.string(),
  fields: z.array(z.string()),
  kinds: z.array(z.string()),
  fromOn: z.string(),
  untilOn: z.string(),
  state: z.enum(liveStates.map(({ value }) => value)),
  /** People of the last thirty days, and in all. */
  lately: z.number(),
  inAll: z.number(),
  lastOn: z.string().nullable(),
})
export type CatalogueRow = z.infer<typeof CatalogueRow>

export const ListCatalogue = endpoint({
  method: 'GET',
  path: '/exchange/catalogue',
  summary: say(
    '数据共享目录：向谁提供什么、依据是什么、用了多少',
    'What is shared with whom, on which ground, how often',
  ),
  needs: 'public',
  query: Paging.extend({ direction: Direction.optional(), ground: Ground.optional() }),
  answer: pageOf(CatalogueRow),
})

export const operations = [
  { value: 'query', label: say('查询', 'Query') },
  { value: 'batch', label: say('批量查询', 'Batch') },
  { value: 'feed', label: say('报送', 'Feed') },
  { value: 'upload', label: say('表格接收', 'Upload') },
] as const

/** One call of a partner's program, or one file taken in by hand. */
export const CallRow = z.object({
  id: z.string(),
  agreementId: z.string(),
  regionId: z.number(),
  at: z.string(),
  partner: z.string(),
  clientLabel: z.string().nullable(),
  purpose: z.string(),
  operation: z.enum(operations.map(({ value }) => value)),
  fields: z.array(z.string()),
  /** People asked about, and people of whom something was given or taken. */
  asked: z.number(),
  found: z.number(),
  status: z.number(),
  rule: z.string().nullable(),
  address: z.string(),
})
export type CallRow = z.infer<typeof CallRow>

export const ListCalls = endpoint({
  method: 'GET',
  path: '/exchange/calls',
  summary: say('数据共享调用记录', 'Calls of partners'),
  needs: 'exchange.read',
  query: Paging.extend({
    agreementId: z.uuid().optional(),
    outcome: z.enum(['good', 'refused']).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  answer: pageOf(CallRow),
})

export const ClientRow = z.object({
  id: z.string(),
  label: z.string(),
  madeOn: z.string(),
  madeName: z.string(),
  usedOn: z.string().nullable(),
  revokedOn: z.string().nullable(),
  /** Secrets that open now, with the day on which those that were replaced stop. */
  secrets: z.array(z.object({ madeOn: z.string(), endsOn: z.string().nullable() })),
})
export type ClientRow = z.infer<typeof ClientRow>

/** What stands behind an agreement: its clients, and how much of its quota is used today. */
export const AgreementUse = z.object({
  state: z.enum(liveStates.map(({ value }) => value)).nullable(),
  clients: z.array(ClientRow),
  today: z.object({ calls: z.number(), people: z.number(), quota: z.number() }),
  days: z.array(z.object({ day: z.string(), calls: z.number(), people: z.number() })),
  mayManage: z.boolean(),
})
export type AgreementUse = z.infer<typeof AgreementUse>

export const GetUse = endpoint({
  method: 'GET',
  path: '/exchange/agreements/:regionId/:id',
  summary: say('协议的客户端和用量', 'Clients and use of an agreement'),
  needs: 'exchange.read',
  params: AgreementRef,
  answer: AgreementUse,
})

/** The secret is answered here and never again. */
const Secret = z.object({ clientId: z.string(), secret: z.string(), overlapEndsOn: z.string().nullable() })

export const AddClient = endpoint({
  method: 'POST',
  path: '/exchange/agreements/:regionId/:id/clients',
  summary: say('发放客户端凭据', 'Give a client its credentials'),
  needs: 'exchange.manage',
  asksAgain: true,
  params: AgreementRef,
  body: z.object({ label: z.string().trim().min(2).max(60) }),
  answer: Secret,
})
export const RotateSecret = endpoint({
  method: 'POST',
  path: '/exchange/agreements/:regionId/:id/clients/:clientId/secrets',
  summary: say('更换密钥，新旧并行数日', 'A new secret; the old one holds some days more'),
  needs: 'exchange.manage',
  asksAgain: true,
  params: ClientRef,
  answer: Secret,
})
export const RevokeClient = endpoint({
  method: 'POST',
  path: '/exchange/agreements/:regionId/:id/clients/:clientId/revocation',
  summary: say('停用客户端，立即生效', 'Revoke a client at once'),
  needs: 'exchange.manage',
  params: ClientRef,
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  answer: z.object({ revoked: z.literal(true) }),
})

export const FeedTemplate = endpoint({
  method: 'GET',
  path: '/exchange/feeds/:kind/template',
  summary: say('接收数据的表格模板', 'Workbook for what a partner reports'),
  needs: 'exchange.manage',
  params: z.object({ kind: z.enum(feedKindNames) }),
  givesFile: true,
})

const FaultShape = z.object({
  path: z.string(),
  row: z.number().optional(),
  rule: z.string().optional(),
  message: SayShape,
  source: SayShape.optional(),
})

export const UploadFeed = endpoint({
  method: 'POST',
  path: '/exchange/agreements/:regionId/:id/feeds/:kind',
  summary: say('上传对方部门的表格（xlsx、csv）', 'Take in a file of a partner without a system'),
  needs: 'exchange.manage',
  takesFile: true,
  params: AgreementRef.extend({ kind: z.enum(feedKindNames) }),
  query: z.object({ dryRun: z.enum(['yes', 'no']).default('no') }),
  answer: z.object({
    rows: z.number(),
    added: z.number(),
    same: z.number(),
    unknown: z.number(),
    faults: z.array(FaultShape),
  }),
})
