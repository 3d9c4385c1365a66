import { z } from 'zod'
import { type CodeList, employments, parties, skillGrades, titleLevels } from '#kernel/codes'
import { choice, date, defineForm, evidence, type Form, number, optional, text } from '#kernel/form'
import { endpoint } from '#platform/endpoint'
import { type Say, say } from '#platform/say'
import { WorkerRef } from './contracts.ts'
import { type EntryState, entryStates } from './lists.ts'

const coded = (list: CodeList, without: readonly (string | number)[] = []) =>
  choice(
    list.label,
    list.codes
      .filter(({ value }) => !without.includes(value))
      .map(({ value, label }) => ({ value: String(value), label })),
    { hint: list.source },
  )

const levels = choice(say('级别', 'Level'), [
  { value: 'nation', label: say('国家级', 'National') },
  { value: 'province', label: say('省级', 'Provincial') },
  { value: 'city', label: say('市州级', 'Prefectural') },
  { value: 'county', label: say('县级', 'County') },
  { value: 'unit', label: say('单位级', 'Of the employer') },
])

/** Something of a working life: what it is called, and what is asked of it. */
export interface EntryKind {
  label: Say
  form: Form
}

/** Every kind of line of the timeline, each with its form. */
export const entryKinds = {
  employment: {
    label: say('就业经历', 'Employment'),
    form: defineForm({
      employer: text(say('用人单位', 'Employer'), { max: 120 }),
      post: optional(text(say('岗位', 'Post'), { max: 80 })),
    }),
  },
  contract: {
    label: say('劳动合同', 'Contract'),
    form: defineForm({ employer: text(say('用人单位', 'Employer'), { max: 120 }), footing: coded(employments) }),
  },
  training: {
    label: say('培训', 'Training'),
    form: defineForm({
      course: text(say('培训项目', 'Course'), { max: 120 }),
      provider: text(say('培训机构', 'Provider'), { max: 120 }),
      hours: number(say('学时', 'Hours'), { measure: say('学时', 'h'), min: 1, max: 5000 }),
      result: optional(text(say('结果', 'Result'), { max: 60 })),
    }),
  },
  grade: {
    label: say('职业技能等级', 'Skill grade'),
    form: defineForm({
      occupation: text(say('职业（工种）', 'Occupation'), { max: 80 }),
      grade: coded(skillGrades, [0]),
      certificate: optional(text(say('证书编号', 'Certificate no.'), { max: 22 })),
      body: text(say('评价机构', 'Assessing body'), { max: 120 }),
    }),
  },
  title: {
    label: say('职称', 'Professional title'),
    form: defineForm({
      title: text(say('职称名称', 'Title'), { max: 80 }),
      level: coded(titleLevels, [0]),
      body: text(say('评审机构', 'Reviewing body'), { max: 120 }),
    }),
  },
  contest: {
    label: say('竞赛', 'Contest'),
    form: defineForm({
      contest: text(say('竞赛名称', 'Contest'), { max: 120 }),
      levels,
      result: text(say('成绩', 'Result'), { max: 60 }),
    }),
  },
  patent: {
    label: say('专利和创新成果', 'Patent or innovation'),
    form: defineForm({
      title: text(say('名称', 'Name'), { max: 120 }),
      number: optional(text(say('专利号或登记号', 'Number'), { max: 60 })),
    }),
  },
  honour: {
    label: say('荣誉', 'Honour'),
    form: defineForm({
      honour: text(say('荣誉名称', 'Honour'), { max: 120 }),
      levels,
      issuer: text(say('授予单位', 'Given by'), { max: 120 }),
    }),
  },
  party: {
    label: say('政治面貌', 'Political status'),
    form: defineForm({ status: coded(parties), branch: optional(text(say('所在组织', 'Branch'), { max: 120 })) }),
  },
  union: {
    label: say('工会会籍', 'Union membership'),
    form: defineForm({
      union: text(say('基层工会', 'Base union'), { max: 120 }),
      status: choice(say('会籍状态', 'Status'), [
        { value: 'member', label: say('在会', 'Member') },
        { value: 'retained', label: say('保留会籍', 'Retained') },
        { value: 'transferred', label: say('接转', 'Transferred') },
        { value: 'left', label: say('退会', 'Left') },
      ]),
    }),
  },
  insurance: {
    label: say('参保缴费', 'Insurance'),
    form: defineForm({
      insurance: choice(say('险种', 'Insurance'), [
        { value: 'pension', label: say('基本养老保险', 'Pension') },
        { value: 'medical', label: say('基本医疗保险', 'Medical') },
        { value: 'injury', label: say('工伤保险', 'Work injury') },
        { value: 'unemployment', label: say('失业保险', 'Unemployment') },
        { value: 'maternity', label: say('生育保险', 'Maternity') },
      ]),
      place: text(say('参保地', 'Insured in'), { max: 60 }),
    }),
  },
} as const satisfies Record<string, EntryKind>
export type EntryKindName = keyof typeof entryKinds
export const entryKindNames = Object.keys(entryKinds) as [EntryKindName, ...EntryKindName[]]

const from = date(say('起始日期或取得日期', 'From, or on'))
const about = {
  from,
  to: optional(date(say('结束日期', 'Until'))),
  source: text(say('信息来源', 'Source'), { max: 200, hint: say('如：证书原件、参保证明', 'such as the certificate') }),
}

/** The whole form of a line of a kind, as staff fill it in. */
export const entryForm = (kind: EntryKindName): Form => ({
  ...entryKinds[kind].form,
  ...about,
  evidence: optional(evidence(say('佐证材料', 'Evidence'))),
})
/** The same as a worker fills it in on the phone: papers are brought to the union. */
export const ownEntryForm = (kind: EntryKindName): Form => ({ ...entryKinds[kind].form, ...about })

/** A line of the timeline as it is shown. */
export const EntryRow = z.object({
  regionId: z.number(),
  id: z.string(),
  kind: z.enum(entryKindNames),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  source: z.string(),
  reporterUnitName: z.string().nullable(),
  reporterName: z.string(),
  /** Said by the worker; it is the unit that confirms it. */
  byWorker: z.boolean(),
  evidence: z.array(z.string()),
  state: z.enum(entryStates.map(({ value }) => value) as [EntryState, ...EntryState[]]),
  saidOn: z.string(),
})
export type EntryRow = z.infer<typeof EntryRow>

const EntryRef = WorkerRef.extend({ entryId: z.uuid() })
const Said = z.object({ kind: z.enum(entryKindNames), answers: z.record(z.string(), z.unknown()) })

export const GetTimeline = endpoint({
  method: 'GET',
  path: '/workers/:regionId/:id/timeline',
  summary: say('职工履历', 'A worker’s timeline'),
  needs: 'worker.read',
  params: WorkerRef,
  answer: z.object({ entries: z.array(EntryRow) }),
})

export const SayEntry = endpoint({
  method: 'POST',
  path: '/workers/:regionId/:id/timeline',
  summary: say('登记一条履历，待本人确认', 'Write a line, for the worker to confirm'),
  needs: 'worker.manage',
  params: WorkerRef,
  body: Said,
  answer: z.object({ id: z.string() }),
})

export const ConfirmEntry = endpoint({
  method: 'POST',
  path: '/workers/:regionId/:id/timeline/:entryId/confirm',
  summary: say('确认职工本人填报的履历', 'Confirm a line the worker has written'),
  needs: 'worker.manage',
  params: EntryRef,
  answer: z.object({ state: z.string() }),
})

export const WithdrawEntry = endpoint({
  method: 'POST',
  path: '/workers/:regionId/:id/timeline/:entryId/withdraw',
  summary: say('撤销一条履历', 'Take a line back'),
  needs: 'worker.manage',
  params: EntryRef,
  body: z.object({ reason: z.string().trim().min(2).max(300) }),
  answer: z.object({ state: z.string() }),
})

export const SaidByWorker = Said
