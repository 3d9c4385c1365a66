import { choice, date, defineForm, evidence, longText, optional, text } from '#kernel/form'
import { workAreas } from '#kernel/process'
import { say } from '#platform/say'

export const origins = [
  { value: 'paper', label: say('交流材料', 'Paper of a member') },
  { value: 'meeting', label: say('会议讲话', 'Speech at a meeting') },
  { value: 'inspection', label: say('督导检查', 'Inspection') },
  { value: 'score', label: say('评价赋分', 'Score') },
  { value: 'appeal', label: say('职工诉求', "Workers' appeal") },
  { value: 'own', label: say('自查', 'Own review') },
] as const

/** A problem as it was said, and where. */
export const Problem = defineForm({
  origin: choice(say('来源', 'Origin'), origins),
  source: text(say('出处', 'Where it was said'), { max: 200 }),
  area: optional(choice(say('所属重点任务', 'Key task'), workAreas)),
  words: longText(say('问题表述', 'The problem'), { max: 2000 }),
})

/** What it comes from and what will be done; the owner says so, not the office. */
export const Measures = defineForm({
  cause: longText(say('原因分析', 'Cause'), { max: 2000 }),
  measures: longText(say('解决措施', 'Measures'), { max: 2000 }),
  person: text(say('责任人', 'Responsible person'), { max: 60 }),
  dueOn: date(say('解决时限', 'To be solved by')),
})

export const Solution = defineForm({
  result: longText(say('解决情况', 'How it was solved'), { max: 4000 }),
  proof: evidence(say('佐证材料', 'Evidence')),
})

export const Check = defineForm({ opinion: longText(say('核实意见', 'What the check found'), { max: 1000 }) })

export const Merge = defineForm({
  into: text(say('并入的问题', 'Merged into'), {
    max: 300,
    hint: say('写明问题名称。', 'Name the problem it goes into.'),
  }),
  reason: longText(say('理由', 'Reason'), { max: 500 }),
})

/** The office presses for it: what is demanded, and by when. */
export const Order = defineForm({
  demand: longText(say('整改要求', 'What is demanded'), { max: 1000 }),
  dueOn: date(say('解决时限', 'To be solved by')),
})
