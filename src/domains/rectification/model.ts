import { choice, date, defineForm, evidence, longText, optional, person, text } from '#kernel/form'
import { say } from '#platform/say'

export const origins = [
  { value: 'score', label: say('赋分失分', 'Points lost') },
  { value: 'dispatch', label: say('季度调度红灯', 'Red light in a dispatch') },
  { value: 'inspection', label: say('督导检查', 'Inspection') },
  { value: 'meeting', label: say('会议议定', 'Meeting') },
] as const

/** What an order says. `topic` is the key by which repeats are found. */
export const Order = defineForm({
  origin: choice(say('来源', 'Origin'), origins),
  topic: text(say('问题事项', 'Topic'), {
    max: 120,
    hint: say(
      '同一单位同一事项再次发生，将自动关联前次整改',
      'A second order to the unit on the same topic is linked to the first',
    ),
  }),
  finding: longText(say('发现的问题', 'Finding')),
  demand: longText(say('整改要求', 'What is demanded')),
  basis: text(say('依据', 'Source'), { max: 300 }),
  dueOn: optional(
    date(say('整改期限', 'To be done by'), {
      hint: say('可由责任单位在整改方案中提出', 'The unit may propose it in its plan'),
    }),
  ),
})

export const Plan = defineForm({
  cause: longText(say('原因分析', 'Cause')),
  measures: longText(say('整改措施', 'Measures')),
  person: person(say('责任人', 'Person responsible')),
  dueOn: date(say('完成期限', 'To be done by')),
})

export const Result = defineForm({
  result: longText(say('整改结果', 'Result')),
  proof: evidence(say('整改佐证', 'Evidence of the result')),
})

export const Check = defineForm({
  verdict: longText(say('复核情况', 'What the check found')),
  proof: evidence(say('复核佐证', 'Evidence of the check'), {
    hint: say('须为复核时新取得的材料', 'Obtained at the check itself'),
  }),
})

export const Extension = defineForm({
  dueOn: date(say('延期至', 'New date')),
  reason: longText(say('延期理由', 'Reason'), { max: 500 }),
})

/** What a talk is called for. */
export const TalkCall = defineForm({
  about: text(say('约谈事项', 'About'), { max: 200 }),
  reason: longText(say('约谈原因', 'Reason')),
  basis: text(say('依据', 'Source'), { max: 300 }),
})

export const TalkRecord = defineForm({
  heldOn: date(say('约谈日期', 'Held on')),
  people: text(say('参加人员', 'Present'), { max: 300 }),
  minutes: longText(say('约谈记录', 'Record')),
  promise: longText(say('承诺事项', 'Promised')),
  dueOn: date(say('兑现期限', 'To be kept by')),
})
