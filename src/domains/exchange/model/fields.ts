import { z } from 'zod'
import { choice, date, defineForm, type Form, number, optional, text } from '#kernel/form'
import { type Say, say } from '#platform/say'

/** A field that can be shared: its label, what it is on the wire, and whether it is sensitive (个人信息保护法 art. 28). */
export interface SharedField {
  value: string
  label: Say
  schema: z.ZodType
  sensitive?: true
}

const lineOf = (more: Record<string, z.ZodType>) =>
  z.array(
    z.object({
      from: z.iso.date(),
      to: z.iso.date().nullable(),
      source: z.string(),
      ...more,
    }),
  )
const words = z.string().nullable().optional()
const code = (list: string) => z.number().int().describe(list)

/** Every field that an agreement may name, as partners are answered it. Lines of the timeline leave only when confirmed. */
export const sharedFields = [
  { value: 'name', label: say('姓名', 'Name'), schema: z.string() },
  { value: 'identity', label: say('身份证号', 'Identity number'), schema: z.string().nullable(), sensitive: true },
  { value: 'card', label: say('社会保障卡号', 'Social-security card'), schema: z.string().nullable(), sensitive: true },
  { value: 'phone', label: say('手机号', 'Mobile number'), schema: z.string().nullable() },
  { value: 'sex', label: say('性别', 'Sex'), schema: code('GB/T 2261.1') },
  { value: 'birthYear', label: say('出生年份', 'Year of birth'), schema: z.number().int().nullable() },
  { value: 'education', label: say('学历', 'Schooling'), schema: code('GB/T 4658') },
  { value: 'occupation', label: say('职业大类', 'Occupation'), schema: code('职业分类大典 2022, 大类') },
  { value: 'industry', label: say('行业门类', 'Industry'), schema: z.string().describe('GB/T 4754-2017, 门类') },
  { value: 'employer', label: say('用人单位', 'Employer'), schema: z.string().nullable() },
  { value: 'employment', label: say('用工形式', 'Footing'), schema: code('用工形式') },
  { value: 'skillGrade', label: say('技能等级', 'Skill grade'), schema: code('人社部发〔2022〕14号, 0–8') },
  { value: 'titleLevel', label: say('职称级别', 'Level of title'), schema: code('职称级别, 0–5') },
  { value: 'unionMember', label: say('工会会员', 'Union member'), schema: z.boolean() },
  { value: 'state', label: say('档案状态', 'State of the file'), schema: z.string() },
  { value: 'unitName', label: say('所属工会', 'Union that keeps the file'), schema: z.string() },
  {
    value: 'employmentLines',
    label: say('就业经历', 'Employment'),
    schema: lineOf({ employer: z.string(), post: words }),
  },
  {
    value: 'trainingLines',
    label: say('培训经历', 'Training'),
    schema: lineOf({ course: z.string(), provider: z.string(), hours: z.number(), result: words }),
  },
  {
    value: 'gradeLines',
    label: say('技能等级经历', 'Skill grades'),
    schema: lineOf({ occupation: z.string(), grade: z.string(), certificate: words, body: z.string() }),
  },
  {
    value: 'contestLines',
    label: say('竞赛经历', 'Contests'),
    schema: lineOf({ contest: z.string(), levels: z.string(), result: z.string() }),
  },
  {
    value: 'honourLines',
    label: say('荣誉', 'Honours'),
    schema: lineOf({ honour: z.string(), levels: z.string(), issuer: z.string() }),
  },
  {
    value: 'patentLines',
    label: say('专利和创新成果', 'Patents and innovations'),
    schema: lineOf({ title: z.string(), number: words }),
  },
  {
    value: 'insuranceLines',
    label: say('参保缴费', 'Insurance'),
    schema: lineOf({ insurance: z.string(), place: z.string() }),
  },
] as const satisfies readonly SharedField[]
export type FieldName = (typeof sharedFields)[number]['value']
export const fieldNames = sharedFields.map(({ value }) => value) as [FieldName, ...FieldName[]]

/** What a partner is told of one worker: agreed fields only. */
export const SharedWorker = z.object(
  Object.fromEntries(
    sharedFields.map(({ value, schema, label }) => [value, schema.optional().meta({ title: label.zh })]),
  ),
)

const span = { from: date(say('起始日期', 'From')), to: optional(date(say('结束日期', 'Until'))) }

/** What partners may report, each with the form of one row (职工 + 内容 + 起止日期). */
export const feedKinds = {
  training: {
    label: say('培训', 'Training'),
    form: defineForm({
      course: text(say('培训项目', 'Course'), { max: 120 }),
      provider: text(say('培训机构', 'Provider'), { max: 120 }),
      hours: number(say('学时', 'Hours'), { measure: say('学时', 'h'), min: 1, max: 5000 }),
      result: optional(text(say('结果', 'Result'), { max: 60 })),
      ...span,
    }),
  },
  employment: {
    label: say('就业', 'Employment'),
    form: defineForm({
      employer: text(say('用人单位', 'Employer'), { max: 120 }),
      post: optional(text(say('岗位', 'Post'), { max: 80 })),
      ...span,
    }),
  },
  insurance: {
    label: say('参保', 'Insurance'),
    form: defineForm({
      insurance: choice(say('险种', 'Insurance'), [
        { value: 'pension', label: say('基本养老保险', 'Pension') },
        { value: 'medical', label: say('基本医疗保险', 'Medical') },
        { value: 'injury', label: say('工伤保险', 'Work injury') },
        { value: 'unemployment', label: say('失业保险', 'Unemployment') },
        { value: 'maternity', label: say('生育保险', 'Maternity') },
      ]),
      place: text(say('参保地', 'Insured in'), { max: 60 }),
      ...span,
    }),
  },
} as const satisfies Record<string, { label: Say; form: Form }>
export type FeedKind = keyof typeof feedKinds
export const feedKindNames = Object.keys(feedKinds) as [FeedKind, ...FeedKind[]]
export const feedChoices = feedKindNames.map((value) => ({ value, label: feedKinds[value].label }))

/** Purposes that workers are asked about on their phones; `worker` keeps the words and who has said yes. */
export const consents = [
  { value: 'training', label: say('推荐培训和技能评价', 'Offers of training and assessment') },
  { value: 'aid', label: say('困难帮扶信息核对', 'Checks for hardship aid') },
  { value: 'honour', label: say('评优推荐和宣传', 'Nominations and publicity') },
  { value: 'jobs', label: say('就业岗位推荐', 'Offers of work') },
] as const

export const directions = [
  { value: 'out', label: say('提供给对方', 'To the partner') },
  { value: 'in', label: say('接收对方数据', 'From the partner') },
] as const
export type Direction = (typeof directions)[number]['value']

export const grounds = [
  { value: 'consent', label: say('本人单独同意', 'Consent of the person') },
  { value: 'statute', label: say('履行法定职责', 'Duty under a law') },
] as const
export type Ground = (typeof grounds)[number]['value']
