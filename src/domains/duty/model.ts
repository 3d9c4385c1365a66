import { choice, date, defineForm, longText, optional, period, person, rows, text, units } from '#kernel/form'
import { say } from '#platform/say'

export const actors = [
  { value: 'union', label: say('工会（牵头抓总）', 'Union (in the lead)') },
  { value: 'member', label: say('成员单位（各司其职）', 'Member unit') },
  { value: 'enterprise', label: say('企业（主体责任）', 'Enterprise (main responsibility)') },
  { value: 'pilot', label: say('试点单位', 'Pilot unit') },
  { value: 'liaison', label: say('联络员', 'Liaison officer') },
] as const

/** How the product knows that a duty was done; `typed` where it cannot know. */
export const proofs = [
  { value: 'tasks', label: say('产改任务（系统统计）', 'Tasks (counted)') },
  { value: 'reports', label: say('季度报送（系统统计）', 'Quarterly reports (counted)') },
  { value: 'orders', label: say('整改事项（系统统计）', 'Orders to put right (counted)') },
  { value: 'problems', label: say('问题解决（系统统计）', 'Problems solved (counted)') },
  { value: 'papers', label: say('交流材料（系统统计）', 'Papers (counted)') },
  { value: 'figures', label: say('数据报送（系统统计）', 'Figures (counted)') },
  { value: 'evidence', label: say('佐证材料（系统统计）', 'Evidence (counted)') },
  { value: 'typed', label: say('单位填写', 'Written by the unit') },
] as const
export type Proof = (typeof proofs)[number]['value']

const often = [
  { value: 'year', label: say('每年', 'Yearly') },
  { value: 'half', label: say('每半年', 'Half-yearly') },
  { value: 'quarter', label: say('每季度', 'Quarterly') },
  { value: 'always', label: say('经常', 'All the time') },
] as const

/** What one kind of actor must do. */
export const DutyList = defineForm({
  actor: choice(say('履职主体', 'Actor'), actors),
  basis: text(say('依据', 'Source'), { max: 300 }),
  duties: rows(
    say('履职事项', 'Duties'),
    {
      duty: text(say('应做什么', 'Duty'), { max: 300 }),
      often: choice(say('频次', 'How often'), often),
      proof: choice(say('怎样知道已做', 'How it is known'), proofs),
    },
    { max: 40 },
  ),
})

/** Units are asked how they performed, for a year or half. */
export const Asking = defineForm({
  period: period(say('履职期间', 'Period')),
  units: units(say('报送单位', 'Units asked')),
})

/** What a unit did of its list, in a year or half. */
export const Performance = defineForm({
  actor: choice(say('履职主体', 'Actor'), actors),
  duties: rows(say('履职事项', 'Duties'), {
    duty: text(say('应做什么', 'Duty'), { max: 300 }),
    proof: choice(say('怎样知道已做', 'How it is known'), proofs),
  }),
})

/** What the product cannot know. */
export const OwnWords = defineForm({
  done: optional(
    rows(say('需填写的事项', 'What only the unit knows'), {
      duty: text(say('应做什么', 'Duty'), { max: 300 }),
      words: text(say('履行情况', 'What was done'), { max: 500 }),
    }),
  ),
  note: optional(longText(say('需说明的情况', 'Note'), { max: 1000 })),
})

export const Opinion = defineForm({ opinion: longText(say('督查意见', 'Opinion'), { max: 1000 }) })

/** A change of the person in charge of the reform at a unit. */
export const Handover = defineForm({
  from: person(say('移交人', 'From')),
  to: person(say('接收人', 'To'), { hint: say('只有接收人本人能接收。', 'Nobody else can take it over.') }),
  on: date(say('交接日期', 'On')),
  note: optional(longText(say('交接说明', 'What must be known'), { max: 2000 })),
})

export const Taken = defineForm({
  words: optional(longText(say('接收意见', 'What the newcomer says'), { max: 1000 })),
})
