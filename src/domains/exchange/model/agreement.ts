import { choice, choices, date, defineForm, longText, number, optional, text } from '#kernel/form'
import { say } from '#platform/say'
import { consents, directions, feedChoices, grounds, sharedFields } from './fields.ts'

const people = say('人次', 'people')
const until = date(say('截止日期', 'Until'))

/** An agreement with one partner department, for one purpose. */
export const Agreement = defineForm({
  partner: text(say('对方部门', 'Partner department'), { max: 80 }),
  contact: text(say('对方联系人和联系方式（办公电话）', 'Contact at the partner'), { max: 120 }),
  direction: choice(say('方向', 'Direction'), directions),
  purpose: text(say('用途', 'Purpose'), { max: 120, hint: say('职工在查阅记录中看到的话', 'What workers read') }),
  ground: choice(say('合法性基础', 'Ground'), grounds, {
    hint: say('个人信息保护法第十三条', 'Personal Information Protection Law art. 13'),
  }),
  consent: optional(choice(say('所依据的本人同意', 'Which consent'), consents)),
  basis: text(say('依据文件（名称、文号、条款）', 'Document it rests on'), { max: 200 }),
  fields: optional(choices(say('提供的字段', 'Fields given'), sharedFields)),
  kinds: optional(choices(say('接收的内容', 'What is taken in'), feedChoices)),
  dayQuota: number(say('每日上限', 'Quota of a day'), { measure: people, min: 1, max: 100_000 }),
  callQuota: number(say('单次上限', 'Quota of a call'), { measure: people, min: 1, max: 1000 }),
  from: date(say('生效日期', 'From')),
  until,
  assessment: optional(
    text(say('个人信息保护影响评估（编号、日期）', 'Impact assessment (number, date)'), {
      max: 120,
      hint: say('个人信息保护法第五十五条：对外提供前评估', 'Personal Information Protection Law art. 55'),
    }),
  ),
  addresses: optional(
    longText(say('允许的网络地址', 'Addresses allowed'), {
      max: 600,
      hint: say('每行一个，如 10.1.2.3 或 10.1.2.0/24；不填不限', 'One a line; left empty, any'),
    }),
  ),
})
export const agreementFields = Object.keys(Agreement) as (keyof typeof Agreement)[]

export const Opinion = defineForm({ opinion: longText(say('审核意见', 'Opinion'), { max: 500 }) })

/** What is asked when an agreement is to go on. */
export const Renewal = defineForm({
  wanted: date(say('拟续至', 'To go on until')),
  reason: longText(say('续签理由和使用情况', 'Why, and how it was used'), { max: 500 }),
})
export const Extension = defineForm({ until, opinion: longText(say('审核意见', 'Opinion'), { max: 500 }) })
