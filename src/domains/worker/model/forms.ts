import {
  type CodeList,
  educations,
  employments,
  ethnicities,
  industries,
  occupations,
  ownerships,
  parties,
  skillGrades,
  titleLevels,
} from '#kernel/codes'
import { choice, date, defineForm, longText, optional, text, unit, yesNo } from '#kernel/form'
import { say } from '#platform/say'

/** A choice of a list of codes; its values travel as text. */
const coded = (list: CodeList) =>
  choice(
    list.label,
    list.codes.map(({ value, label }) => ({ value: String(value), label })),
    { hint: list.source },
  )

const about = {
  education: coded(educations),
  ethnicity: optional(coded(ethnicities)),
  occupation: coded(occupations),
  industry: coded(industries),
  ownership: coded(ownerships),
  employment: coded(employments),
  skillGrade: coded(skillGrades),
  titleLevel: coded(titleLevels),
  party: coded(parties),
  unionMember: yesNo(say('工会会员', 'Union member')),
  migrant: yesNo(say('农民工', 'Migrant worker')),
  hiredOn: optional(date(say('入职日期', 'Hired on'))),
  employer: optional(text(say('用人单位', 'Employer'), { max: 120 })),
  employerCode: optional(text(say('统一社会信用代码', 'Credit code'), { max: 18 })),
}

const numbers = {
  card: optional(text(say('社会保障卡号', 'Social-security card'), { max: 20 })),
  phone: optional(text(say('手机号', 'Mobile number'), { max: 20 })),
  bank: optional(text(say('银行卡号', 'Bank card'), { max: 30 })),
}

const who = {
  // Tibetan names in Chinese signs have middle dots and may be long (规则 15.4).
  name: text(say('姓名', 'Name'), { max: 60 }),
  identity: text(say('身份证号', 'Identity number'), { max: 30, hint: say('18 位', '18 figures') }),
}
const from = {
  source: text(say('信息来源', 'Source'), {
    max: 200,
    hint: say('如：劳动合同、社保参保记录', 'such as the contract'),
  }),
}

/** A new file. Sex and birthday are read from the identity number and not asked again. */
export const NewWorker = defineForm({
  unitId: unit(say('所属工会或单位', 'Unit')),
  ...who,
  ...numbers,
  ...about,
  ...from,
})

/** What may be changed in a file by the unit that keeps it. Numbers are changed apart. */
export const WorkerChange = defineForm({ name: who.name, ...about, ...from })

/** New numbers: all in clear as they are typed, sealed as they are kept; what is left empty stays as it is. */
export const NewNumbers = defineForm({
  identity: optional(who.identity),
  ...numbers,
  reason: longText(say('变更原因', 'Reason'), { max: 300 }),
})
