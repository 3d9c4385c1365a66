import { z } from 'zod'
import { type PostKey, posts } from '#kernel/access'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'

export const Post = z.enum(Object.keys(posts) as [PostKey, ...PostKey[]])
const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,40}$/)
const Reason = z.string().trim().min(2).max(500)
const unitId = z.coerce.number().int().min(1).max(2_147_483_647)
const ofPerson = z.object({ id: z.uuid() })

/** A post held for a time. `validTo` is the first day on which it is no longer held. */
export const AppointmentRow = z.object({
  id: z.string(),
  post: z.string(),
  postLabel: SayShape,
  unitId: z.number(),
  unitName: z.string(),
  tree: z.enum(['territorial', 'industrial']),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  current: z.boolean(),
  reason: z.string(),
  appointedByName: z.string().nullable(),
  /** Whether the reader may end it or hand it over. */
  manageable: z.boolean(),
})
export type AppointmentRow = z.infer<typeof AppointmentRow>

export const PersonRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  ended: z.boolean(),
  /** Posts held today. */
  posts: z.array(z.object({ post: z.string(), postLabel: SayShape, unitId: z.number(), unitName: z.string() })),
})
export type PersonRow = z.infer<typeof PersonRow>

export const ListPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: say('人员列表：按单位、岗位、姓名拼音或账号', 'People by unit, post, name, pinyin or account'),
  needs: 'people.read',
  query: Paging.extend({
    /** This unit and all below it. */
    unitId: unitId.optional(),
    post: Post.optional(),
    ended: z.enum(['no', 'yes', 'all']).default('no'),
  }),
  answer: pageOf(PersonRow),
})

export const GetPerson = endpoint({
  method: 'GET',
  path: '/people/:id',
  summary: say('人员与任职经历', 'A person with all posts held'),
  needs: 'people.read',
  params: ofPerson,
  answer: PersonRow.extend({
    createdAt: z.string(),
    endedAt: z.string().nullable(),
    manageable: z.boolean(),
    appointments: z.array(AppointmentRow),
  }),
})

/** What became of a wish to give a post: given at once, or waiting for somebody else's approval. */
const Appointed = z.object({
  appointmentId: z.string().nullable(),
  grant: z.object({ regionId: z.number(), id: z.string() }).nullable(),
})

const Wish = z.object({
  unitId,
  post: Post,
  from: z.iso.date(),
  to: z.iso.date().nullable().default(null),
  /** In which tree the post reaches what is below the unit. */
  tree: z.enum(['territorial', 'industrial']).default('territorial'),
  reason: Reason,
})
export type Wish = z.infer<typeof Wish>

/** The first password is made on the page, shown once and never answered, so that no answer kept for repeats holds it. */
export const AddPerson = endpoint({
  method: 'POST',
  path: '/people',
  summary: say('新增人员，给出首次密码（登录后必须修改）', 'Add a person with a first password, to be changed at once'),
  needs: 'people.manage',
  asksAgain: true,
  body: Wish.extend({ login: Login, name: z.string().trim().min(1).max(60), password: z.string().min(1).max(200) }),
  answer: Appointed.extend({ personId: z.string() }),
})

export const Appoint = endpoint({
  method: 'POST',
  path: '/appointments',
  summary: say('任职；授权岗位转入两人审批', 'Give a post; one that carries power goes to a second person'),
  needs: 'people.manage',
  asksAgain: true,
  body: Wish.extend({ personId: z.uuid() }),
  answer: Appointed,
})

export const EndAppointment = endpoint({
  method: 'POST',
  path: '/appointments/:id/end',
  summary: say('结束任职', 'End a post'),
  needs: 'people.manage',
  asksAgain: true,
  params: ofPerson,
  body: z.object({ on: z.iso.date(), reason: Reason }),
  answer: z.object({ ended: z.literal(true) }),
})

export const HandOver = endpoint({
  method: 'POST',
  path: '/appointments/:id/handover',
  summary: say('交接：同一日结束原任职并由接任者任职', 'Hand over: ends the post and gives it to another on one day'),
  needs: 'people.manage',
  asksAgain: true,
  params: ofPerson,
  body: z.object({ login: Login, on: z.iso.date(), reason: Reason }),
  answer: z.object({ appointmentId: z.string() }),
})

export const EndPerson = endpoint({
  method: 'POST',
  path: '/people/:id/end',
  summary: say('停用账号并结束全部任职', 'End an account with all its posts'),
  needs: 'people.manage',
  asksAgain: true,
  params: ofPerson,
  body: z.object({ reason: Reason }),
  answer: z.object({ ended: z.literal(true) }),
})

export const GetAccount = endpoint({
  method: 'GET',
  path: '/people/:id/password',
  summary: say('账号状态', 'How an account stands'),
  needs: 'people.manage',
  params: ofPerson,
  answer: z.object({
    mustChange: z.boolean(),
    totpOn: z.boolean(),
    lockedUntil: z.string().nullable(),
    waits: z.boolean(),
    /** Until when a first password can be signed in with, and when it first was; null once the owner has chosen one. */
    firstUntil: z.string().nullable(),
    firstUsedAt: z.string().nullable(),
  }),
})

export const ResetPassword = endpoint({
  method: 'POST',
  path: '/people/:id/password',
  summary: say('重置为首次密码（登录后必须修改）', 'Reset to a first password, to be changed at once'),
  needs: 'people.manage',
  asksAgain: true,
  params: ofPerson,
  body: z.object({ password: z.string().min(1).max(200), reason: Reason }),
  /** `waits`: the post carries power, so a second person must confirm before anybody signs in with it. */
  answer: z.object({ reset: z.literal(true), waits: z.boolean() }),
})

export const GetReset = endpoint({
  method: 'GET',
  path: '/people/:id/password/reset',
  summary: say('授权岗位密码重置是否待确认', 'Whether a reset password waits for a second person'),
  needs: 'people.confirm',
  params: ofPerson,
  answer: z.object({ waits: z.boolean(), byName: z.string().nullable(), mayConfirm: z.boolean() }),
})

export const ConfirmReset = endpoint({
  method: 'POST',
  path: '/people/:id/password/reset',
  summary: say('第二人确认密码重置', 'A second person confirms a reset password'),
  needs: 'people.confirm',
  asksAgain: true,
  params: ofPerson,
  answer: z.object({ confirmed: z.literal(true) }),
})

export const UnlockAccount = endpoint({
  method: 'PUT',
  path: '/people/:id/password',
  summary: say('解除锁定', 'Lift the lock'),
  needs: 'people.manage',
  asksAgain: true,
  params: ofPerson,
  answer: z.object({ unlocked: z.literal(true) }),
})

export const ListHolders = endpoint({
  method: 'GET',
  path: '/units/:id/holders',
  summary: say('单位任职人员', 'Who holds posts at a unit'),
  needs: 'org.read',
  params: z.object({ id: unitId }),
  query: z.object({ on: z.iso.date().optional() }),
  answer: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      name: z.string(),
      postLabel: SayShape,
      validFrom: z.string(),
      /** Whether the reader may open the person's page. */
      opens: z.boolean(),
    }),
  ),
})
