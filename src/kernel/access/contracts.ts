import { z } from 'zod'
import { endpoint, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

/** Whoever is signed in, and what they may do somewhere. */
export const Me = z.object({
  personId: z.string(),
  name: z.string(),
  login: z.string(),
  lang: z.enum(['zh', 'en']),
  permissions: z.array(z.string()),
  /** Permission over everything in the tree: the province itself. */
  appointments: z.array(
    z.object({
      post: z.string(),
      postLabel: SayShape,
      unitId: z.number(),
      unitName: z.string(),
      unitKind: z.string(),
      regionId: z.number(),
    }),
  ),
  mustChangePassword: z.boolean(),
  totpOn: z.boolean(),
  /** Holds a post with power and must switch on the second factor before anything else. */
  mustEnrol: z.boolean(),
  unread: z.number(),
})
export type Me = z.infer<typeof Me>

export const GetSession = endpoint({
  method: 'GET',
  path: '/session',
  summary: say('当前登录状态', 'Who is signed in'),
  needs: 'public',
  answer: z.object({
    me: Me.nullable(),
    demonstration: z.boolean(),
    /** Where people outside reach this product, for links and codes; null where the operator has not set it. */
    publicAddress: z.string().nullable(),
    /** The demonstration's cases and figures are still being loaded. */
    loading: z.boolean(),
    /** Nobody exists yet: the page asks for the first administrator. */
    empty: z.boolean(),
    /** Shown on the sign-in page in demonstration mode only. */
    accounts: z.array(z.object({ login: z.string(), name: z.string(), post: SayShape, unitName: z.string() })),
    password: z.string().nullable(),
  }),
})

export const SignIn = endpoint({
  method: 'POST',
  path: '/session',
  summary: say('登录', 'Sign in'),
  needs: 'public',
  body: z.object({
    login: z.string().trim().min(1).max(60),
    password: z.string().min(1).max(200),
    code: z.string().max(10).optional(),
  }),
  /** `code`: the second factor is asked; send the same with the six digits. */
  answer: z.object({ step: z.enum(['in', 'code']), me: Me.nullable() }),
})

export const SignOut = endpoint({
  method: 'DELETE',
  path: '/session',
  summary: say('退出', 'Sign out'),
  needs: 'public',
  answer: z.object({ out: z.literal(true) }),
})

export const FirstAdministrator = endpoint({
  method: 'POST',
  path: '/first-administrator',
  summary: say('首次启动：设立管理员与顶层单位', 'First start: the first administrator and the root unit'),
  needs: 'public',
  body: z.object({
    /** Printed where the product was started: whoever begins stands at the machine, not merely at the address. */
    code: z.string().trim().max(40),
    login: z
      .string()
      .trim()
      .regex(/^[a-z][a-z0-9._-]{2,40}$/),
    name: z.string().trim().min(1).max(60),
    password: z.string().min(12).max(200),
    rootUnit: z.string().trim().min(2).max(100),
    regionId: z.number().int().min(100000).max(999999),
  }),
  answer: z.object({ me: Me }),
})

export const ChangePassword = endpoint({
  method: 'POST',
  path: '/password',
  summary: say('修改密码', 'Change the password'),
  needs: 'signed-in',
  body: z.object({ old: z.string().max(200), fresh: z.string().min(1).max(200) }),
  answer: z.object({ changed: z.literal(true) }),
})

export const SessionRow = z.object({
  key: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
  address: z.string(),
  agent: z.string(),
  current: z.boolean(),
})

export const ListSessions = endpoint({
  method: 'GET',
  path: '/sessions',
  summary: say('我的登录设备', 'My sessions'),
  needs: 'signed-in',
  answer: z.array(SessionRow),
})

export const RevokeSession = endpoint({
  method: 'DELETE',
  path: '/sessions/:key',
  summary: say('下线一台设备；key 为 all 时全部下线', 'End one session, or all others with key "all"'),
  needs: 'signed-in',
  asksAgain: true,
  params: z.object({ key: z.string().max(80) }),
  answer: z.object({ ended: z.number() }),
})

export const StartTotp = endpoint({
  method: 'POST',
  path: '/totp',
  summary: say('启用动态口令：取得密钥', 'Second factor: get the secret'),
  needs: 'signed-in',
  asksAgain: true,
  answer: z.object({ secret: z.string(), uri: z.string() }),
})

export const ConfirmTotp = endpoint({
  method: 'PUT',
  path: '/totp',
  summary: say(
    '启用动态口令：输入验证码确认；on 为 false 时停用，须同时输入密码',
    'Second factor: confirm with a code; switch off with on = false and the password',
  ),
  needs: 'signed-in',
  body: z.object({ code: z.string().regex(/^\d{6}$/), on: z.boolean(), password: z.string().max(200).optional() }),
  answer: z.object({ on: z.boolean() }),
})

/** Asked before a deed with power: the password, or the code where the second factor is on. */
export const ConfirmSelf = endpoint({
  method: 'POST',
  path: '/confirm',
  summary: say('重要操作前再次确认身份', 'Confirm who you are before a deed with power'),
  needs: 'signed-in',
  body: z.object({ password: z.string().max(200).optional(), code: z.string().max(10).optional() }),
  answer: z.object({ until: z.string() }),
})

/** Somebody to choose, with one post held now to tell namesakes apart. */
export const PersonFound = z.object({ id: z.string(), name: z.string(), unitName: z.string(), postLabel: SayShape })
export type PersonFound = z.infer<typeof PersonFound>

export const FindPersons = endpoint({
  method: 'GET',
  path: '/persons',
  summary: say('查找人员：按姓名、拼音或单位，限本人权限范围', 'Find people by name, pinyin or unit, within reach'),
  needs: 'signed-in',
  query: z.object({ words: z.string().trim().max(60).default('') }),
  answer: z.array(PersonFound),
})
