import { z } from 'zod'
import { SightRow } from '#kernel/sight'
import { endpoint, Paging, pageOf, SayShape } from '#platform/endpoint'
import { say } from '#platform/say'
import { correctable } from './cases.ts'
import { WorkerAnswer } from './contracts.ts'
import { EntryRow, SaidByWorker } from './entries.ts'

const pipl = say(
  '个人信息保护法第二十三条、第二十九条（单独同意）',
  'Personal Information Protection Law arts. 23, 29: separate consent',
)

/**
 * What a file may be shared for, beyond what law and contract ask: each purpose has its own consent. `fields` are those that its
 * words name, as the exchange calls them: consent to these is no consent to others.
 */
export const consentPurposes = [
  {
    value: 'training',
    fields: ['name', 'occupation', 'skillGrade', 'phone'],
    label: say('推荐培训和技能评价', 'Offers of training and assessment'),
    words: say(
      '接收方：人社部门认定的培训、评价机构。内容：姓名、职业、技能等级、联系电话。保存：项目结束后 1 年。',
      'To: recognised training and assessment bodies. What: name, occupation, grade, phone. Kept: one year after the course.',
    ),
    source: pipl,
  },
  {
    value: 'aid',
    fields: ['name', 'identity', 'employment', 'employer', 'insuranceLines'],
    label: say('困难帮扶信息核对', 'Checks for hardship aid'),
    words: say(
      '接收方：工会帮扶中心。内容：姓名、身份证号、用工和参保情况。保存：帮扶结束后按档案规定。',
      'To: the union’s aid centre. What: name, identity number, employment and insurance. Kept: as the archives say.',
    ),
    source: pipl,
  },
  {
    value: 'honour',
    fields: ['name', 'employer', 'honourLines', 'contestLines', 'patentLines'],
    label: say('评优推荐和宣传', 'Nominations and publicity'),
    words: say(
      '接收方：评选组织单位。内容：姓名、单位、荣誉、竞赛和创新成果。保存：评选档案期限。',
      'To: whoever runs the selection. What: name, unit, honours, contests, innovations. Kept: as the selection’s papers.',
    ),
    source: pipl,
  },
  {
    value: 'jobs',
    fields: ['name', 'occupation', 'skillGrade', 'phone'],
    label: say('就业岗位推荐', 'Offers of work'),
    words: say(
      '接收方：公共就业服务机构。内容：姓名、职业、技能等级、联系电话。保存：1 年。',
      'To: public employment services. What: name, occupation, grade, phone. Kept: one year.',
    ),
    source: pipl,
  },
] as const
export type ConsentPurpose = (typeof consentPurposes)[number]['value']
const Purpose = z.enum(consentPurposes.map(({ value }) => value) as [ConsentPurpose, ...ConsentPurpose[]])

/** The person who signs in on a phone in the demonstration; made up, as everybody there. */
export const demonstrationCard = 'A63280100001'

export const SendCode = endpoint({
  method: 'POST',
  path: '/my/code',
  summary: say('职工登录：发送手机验证码', 'Sign-in of workers: send a code'),
  needs: 'public',
  body: z.object({ number: z.string().trim().min(6).max(40) }),
  /** The same answer whoever asks; the code itself is told in a demonstration only. */
  answer: z.object({ sent: z.literal(true), minutes: z.number(), code: z.string().nullable() }),
})

export const EnterMy = endpoint({
  method: 'POST',
  path: '/my/session',
  summary: say('职工登录', 'Sign-in of workers'),
  needs: 'public',
  body: z.object({ number: z.string().trim().min(6).max(40), code: z.string().regex(/^\d{6}$/) }),
  answer: z.object({ in: z.boolean() }),
})

export const LeaveMy = endpoint({
  method: 'DELETE',
  path: '/my/session',
  summary: say('职工退出', 'Sign-out of workers'),
  needs: 'subject',
  answer: z.object({ out: z.literal(true) }),
})

/** A request of one's own, and how it stands. */
export const MyCase = z.object({
  regionId: z.number(),
  id: z.string(),
  process: z.string(),
  label: SayShape,
  stateLabel: SayShape,
  dueOn: z.string().nullable(),
  closed: z.boolean(),
  mayWithdraw: z.boolean(),
  openedOn: z.string(),
  /** What was found, or why it was declined. */
  answer: z.string().nullable(),
})
export type MyCase = z.infer<typeof MyCase>

/** One's own file, as the phone shows it. */
export const MyFile = z.object({
  worker: WorkerAnswer.omit({ mayManage: true, rev: true }),
  entries: z.array(EntryRow),
  cases: z.array(MyCase),
  consents: z.array(z.object({ purpose: Purpose, since: z.string().nullable() })),
  /** Which offices may read it. */
  readers: z.array(z.object({ unitName: z.string(), postLabel: SayShape, people: z.number() })),
  credentials: z.array(
    z.object({ entryId: z.string(), id: z.string(), issuedAt: z.string(), revokedAt: z.string().nullable() }),
  ),
})
export type MyFile = z.infer<typeof MyFile>

export const GetMy = endpoint({
  method: 'GET',
  path: '/my/file',
  summary: say('我的档案', 'My file'),
  needs: 'subject',
  answer: MyFile,
})

export const ListMySights = endpoint({
  method: 'GET',
  path: '/my/sights',
  summary: say('谁看过我的档案', 'Who has looked at my file'),
  needs: 'subject',
  /** With `own` one's own looks and sign-ins, too. */
  query: Paging.omit({ words: true }).extend({ own: z.stringbool().optional() }),
  answer: pageOf(SightRow),
})

const Done = z.object({ done: z.literal(true) })
const Line = z.object({ entryId: z.uuid() })

export const SayMyEntry = endpoint({
  method: 'POST',
  path: '/my/entries',
  summary: say('本人填报履历', 'Write a line of one’s own'),
  needs: 'subject',
  body: SaidByWorker,
  answer: z.object({ id: z.string() }),
})
export const ConfirmMyEntry = endpoint({
  method: 'POST',
  path: '/my/entries/:entryId/confirm',
  summary: say('本人确认履历', 'Confirm a line'),
  needs: 'subject',
  params: Line,
  answer: Done,
})
export const DisputeMyEntry = endpoint({
  method: 'POST',
  path: '/my/entries/:entryId/dispute',
  summary: say('对履历提出异议', 'Dispute a line'),
  needs: 'subject',
  params: Line,
  body: z.object({ what: z.string().trim().min(4).max(1000) }),
  answer: Done,
})
export const AskCorrection = endpoint({
  method: 'POST',
  path: '/my/corrections',
  summary: say('申请更正信息', 'Ask for a correction'),
  needs: 'subject',
  body: z.object({
    field: z.enum(correctable.map(({ value }) => value) as [string, ...string[]]),
    what: z.string().trim().min(4).max(1000),
  }),
  answer: Done,
})
export const AskDeletion = endpoint({
  method: 'POST',
  path: '/my/deletions',
  summary: say('申请删除档案', 'Ask for deletion'),
  needs: 'subject',
  body: z.object({ why: z.string().trim().min(4).max(1000) }),
  answer: Done,
})
export const WithdrawMyCase = endpoint({
  method: 'POST',
  path: '/my/cases/:id/withdraw',
  summary: say('撤回本人的请求', 'Take a request back'),
  needs: 'subject',
  params: z.object({ id: z.uuid() }),
  answer: Done,
})
export const SetConsent = endpoint({
  method: 'PUT',
  path: '/my/consents/:purpose',
  summary: say('同意或撤回同意', 'Give or withdraw consent'),
  needs: 'subject',
  params: z.object({ purpose: Purpose }),
  body: z.object({ given: z.boolean() }),
  answer: Done,
})
export const ExportMyJson = endpoint({
  method: 'GET',
  path: '/my/export/json',
  summary: say('导出本人档案（JSON）', 'One’s own file as JSON'),
  needs: 'subject',
  givesFile: true,
})
export const ExportMyPdf = endpoint({
  method: 'GET',
  path: '/my/export/pdf',
  summary: say('导出本人档案（PDF）', 'One’s own file as PDF'),
  needs: 'subject',
  givesFile: true,
})
