import { educations, employments, sexes, skillGrades } from '#kernel/codes'
import { choice, date, defineForm, type Form, longText, number, optional, text } from '#kernel/form'
import { type Say, say } from '#platform/say'
import type { OwnFacts } from './facts.ts'

/**
 * A service that workers ask for: all that is its own, as data. The way it goes is the same for every one (`process.ts`); a new
 * service is one more of these.
 */
export interface Service {
  key: string
  label: Say
  forWhom: Say
  conditions: readonly Say[]
  papers: readonly Say[]
  /** Which office decides. */
  level: Say
  source: Say
  /** Parameter of the term promised, in working days. */
  term: string
  /** Parameters without which it is closed: amounts of a round that may be over. */
  rests: readonly string[]
  form: Form
  /** What the file answers already, by the names of the form's fields. */
  known(facts: OwnFacts): Readonly<Record<string, unknown>>
  /** What a finished request leaves behind: a line of the file, or a proof with its number; null for nothing. */
  leaves: 'grade' | 'union' | 'proof' | null
}

const coded = (label: Say, list: { codes: readonly { value: string | number; label: Say }[] }, from = 0) =>
  choice(
    label,
    list.codes.slice(from).map(({ value, label: word }) => ({ value: String(value), label: word })),
  )
const name = text(say('姓名', 'Name'), { max: 60 })
const employer = text(say('用人单位', 'Employer'), { max: 120 })
const original = say('原件到窗口核对，不收复印件', 'The original, shown at the counter; no copies')

const join: Service = {
  key: 'join',
  label: say('申请入会', 'Join the union'),
  forWhom: say('在本辖区用人单位工作或灵活就业、还不是会员的劳动者', 'Whoever works here and is no member yet'),
  conditions: [
    say('以工资收入为主要生活来源或与用人单位建立劳动关系', 'Lives mainly on wages, or is in a labour relation'),
    say('承认工会章程；新就业形态劳动者不需要劳动合同', 'Accepts the charter; platform workers need no contract'),
  ],
  papers: [],
  level: say('所在单位工会；没有的由工作地工会', 'The union at work, or that of the place of work'),
  source: say('工会法第三条；中国工会章程', 'Trade Union Law art. 3; Charter of the Chinese Trade Unions'),
  term: 'counter.join-days',
  rests: [],
  form: defineForm({
    name,
    sex: coded(say('性别', 'Sex'), sexes),
    education: coded(say('学历', 'Schooling'), educations),
    employer,
    employment: coded(say('用工形式', 'Footing'), employments),
    occupation: text(say('岗位或工种', 'Post or trade'), { max: 80 }),
    union: text(say('拟加入的工会', 'Union to join'), { max: 120 }),
    will: longText(say('入会意愿', 'Why'), { max: 200 }),
  }),
  known: (facts) => ({
    ...{ name: facts.name, sex: String(facts.sex), education: String(facts.education), employer: facts.employer },
    ...{ employment: String(facts.employment), occupation: facts.occupation, union: facts.unitName },
    will: '自愿加入工会，承认工会章程。',
  }),
  leaves: 'union',
}

const move: Service = {
  key: 'move',
  label: say('会籍接转', 'Transfer of membership'),
  forWhom: say('换了用人单位的工会会员', 'Members who have changed their employer'),
  conditions: [say('一次入会、动态接转：不重新入会', 'One joins once; membership follows the work')],
  papers: [say('新单位的劳动合同或用工证明', 'Contract or proof of work at the new employer')],
  level: say('现所在工会', 'The union that keeps the membership'),
  source: say('工会会员会籍管理办法（会籍随劳动关系接转）', 'Rules on Membership: it follows the labour relation'),
  term: 'counter.move-days',
  rests: [],
  form: defineForm({
    name,
    union: text(say('现所在工会', 'Union now'), { max: 120 }),
    employer: text(say('新用人单位', 'New employer'), { max: 120 }),
    place: text(say('新单位所在县（市、区）', 'County of the new employer'), { max: 60 }),
    from: date(say('到新单位日期', 'There since')),
  }),
  known: (facts) => ({ name: facts.name, union: facts.unitName }),
  leaves: null,
}

/** What a proof may say. */
export const whats = [
  { value: 'member', label: say('工会会员身份', 'Membership') },
  { value: 'work', label: say('就业履历', 'Employment') },
  { value: 'grade', label: say('技能等级', 'Skill grade') },
] as const
export type What = (typeof whats)[number]['value']

const proof: Service = {
  key: 'proof',
  label: say('会员和就业履历证明', 'Certificate of membership and employment'),
  forWhom: say('有档案的职工', 'Workers with a file'),
  conditions: [say('只证明档案中已确认的内容', 'It says what the file has confirmed, and nothing else')],
  papers: [],
  level: say('所在单位工会或县级工会', 'The union at work, or the county’s'),
  source: say('个人信息保护法第四十五条（查阅、复制）', 'Personal Information Protection Law art. 45'),
  term: 'counter.proof-days',
  rests: [],
  form: defineForm({
    name,
    union: text(say('所在工会', 'Union'), { max: 120 }),
    employer: optional(employer),
    what: choice(say('证明内容', 'What it is to say'), whats),
    use: text(say('用途', 'What for'), { max: 120 }),
    copies: number(say('份数', 'Copies'), { measure: say('份', 'copies'), min: 1, max: 5 }),
  }),
  known: (facts) => ({ name: facts.name, union: facts.unitName, employer: facts.employer, copies: 1 }),
  leaves: 'proof',
}

const trade = text(say('职业（工种）', 'Occupation'), { max: 80 })
const certificate = text(say('证书编号', 'Certificate no.'), { max: 22 })
const body = text(say('评价机构', 'Assessing body'), { max: 120 })
const issued = date(say('发证日期', 'Issued on'))

const grade: Service = {
  key: 'grade',
  label: say('技能等级登记', 'Record a skill grade'),
  forWhom: say('取得职业技能等级证书的职工', 'Workers who hold a certificate of skill'),
  conditions: [say('证书可在人社部门网站查验', 'The certificate can be checked at the labour department’s site')],
  papers: [say('职业技能等级证书', 'The certificate')],
  level: say('所在单位工会或县级工会', 'The union at work, or the county’s'),
  source: say('人社部发〔2022〕14号（新八级工）', '人社部发〔2022〕14号, the eight grades'),
  term: 'counter.grade-days',
  rests: [],
  form: defineForm({
    name,
    occupation: trade,
    grade: coded(say('技能等级', 'Grade'), skillGrades, 1),
    certificate: optional(certificate),
    body,
    from: issued,
  }),
  known: (facts) => ({ name: facts.name, occupation: facts.occupation }),
  leaves: 'grade',
}

const subsidy: Service = {
  key: 'subsidy',
  label: say('职业技能提升补贴预审', 'Skill-upgrade subsidy, checked beforehand'),
  forWhom: say('参加失业保险、取得初级至高级工证书的职工', 'Insured workers with a certificate of levels 5 to 3'),
  conditions: [
    say('工会预审，资金由失业保险经办机构审核发放', 'The union checks beforehand; the insurance agency pays'),
    say(
      '同一职业同一等级只享受一次，享受高等级后不再享受低等级',
      'One grade of one occupation once, and no lower one after a higher',
    ),
  ],
  papers: [say('职业技能等级证书', 'The certificate'), original],
  level: say('县级工会预审，转失业保险经办机构', 'The county union; then the insurance agency'),
  source: say(
    '失业保险支持技能提升政策（2024 年 12 月 31 日止的一轮）',
    'Subsidy from unemployment insurance, round until 2024-12-31',
  ),
  term: 'counter.subsidy-days',
  rests: [
    ...['subsidy.level-5', 'subsidy.level-4', 'subsidy.level-3'],
    ...['subsidy.insured-months', 'subsidy.apply-months', 'subsidy.times-a-year'],
  ],
  form: defineForm({
    name,
    occupation: trade,
    grade: coded(say('技能等级', 'Grade'), {
      codes: skillGrades.codes.filter(({ value }) => [2, 3, 4].includes(Number(value))),
    }),
    certificate,
    body,
    issuedOn: issued,
    insuredFrom: date(say('失业保险参保起始日期', 'Insured since')),
  }),
  known: (facts) => ({
    name: facts.name,
    ...(facts.grade && {
      ...{ occupation: facts.grade.occupation, certificate: facts.grade.certificate, body: facts.grade.body },
      ...{ grade: facts.grade.grade, issuedOn: facts.grade.on },
    }),
    insuredFrom: facts.insuredFrom,
  }),
  leaves: null,
}

/** All services, in the order shown. */
export const services: readonly Service[] = [join, move, proof, grade, subsidy]
export const findService = (key: string): Service | undefined => services.find((one) => one.key === key)
export const serviceChoices = services.map(({ key, label }) => ({ value: key, label }))
