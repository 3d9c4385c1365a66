import { choice, date, defineForm, longText, number, optional, rows, text, yesNo } from '#kernel/form'
import { say } from '#platform/say'

export const bases = [
  { value: 'internal', label: say('工会内部工作调查（不属统计调查）', 'Internal survey of the union') },
  { value: 'department', label: say('部门统计调查项目', 'Statistical survey of a department') },
  { value: 'local', label: say('地方统计调查项目', 'Local statistical survey') },
] as const

export const doors = [
  { value: 'link', label: say('公开链接、二维码，人人可答', 'Open link or QR code') },
  { value: 'known', label: say('只凭本人链接，每人一份', 'Own links only, one answer each') },
] as const

/** What a survey begins with. */
export const Survey = defineForm({
  questionnaire: text(say('问卷', 'Questionnaire'), {
    max: 140,
    hint: say('名称（第N版），须已施行', 'Name and version, in force'),
  }),
  purpose: longText(say('调查目的', 'Purpose'), { max: 1000 }),
  people: number(say('拟调查人数', 'People to be asked'), { measure: say('人', 'people'), min: 1, max: 10_000_000 }),
  anonymous: yesNo(say('匿名', 'Anonymous'), {
    hint: say('匿名的，答卷与人、与链接都不能对应', 'Sheets can be matched with neither people nor links'),
  }),
  door: choice(say('填答方式', 'Who may answer'), doors),
  from: date(say('开始日期', 'From')),
  until: date(say('截止日期', 'Until')),
  basis: choice(say('调查性质', 'Kind of survey'), bases),
  tableNo: optional(text(say('表号', 'Table number'), { max: 40 })),
  maker: optional(text(say('制定机关', 'Made by'), { max: 100 })),
  approvalNo: optional(text(say('批准（备案）文号', 'Approval number'), { max: 60 })),
  validUntil: optional(date(say('有效期至', 'Valid until'))),
})

/** What is handed in when a questionnaire is to be put in force. */
export const Review = defineForm({
  edition: text(say('问卷编号', 'Number of the questionnaire'), { max: 40 }),
})

export const Opinion = defineForm({ opinion: longText(say('审批意见', 'Opinion'), { max: 1000 }) })

/** With what results are published: known totals that weights are adjusted to. */
export const Publication = defineForm({
  margins: optional(
    rows(
      say('已知总量（事后分层、加权用）', 'Known totals to weight by'),
      {
        question: text(say('题号', 'Question'), { max: 40 }),
        value: text(say('选项编码', 'Choice'), { max: 40 }),
        total: number(say('总体人数', 'People in all'), { measure: say('人', 'people'), min: 0, max: 100_000_000 }),
        source: text(say('来源', 'Source'), { max: 200 }),
      },
      { max: 60 },
    ),
  ),
  remark: longText(say('发布说明', 'Remark'), { max: 1000 }),
})
