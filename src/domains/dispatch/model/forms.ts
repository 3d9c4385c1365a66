import { date, defineForm, evidence, figures, longText, number, optional } from '#kernel/form'
import { say } from '#platform/say'

const progress = number(say('累计进度', 'Progress so far'), {
  measure: say('%', '%'),
  min: 0,
  max: 100,
  decimals: 1,
  hint: say(
    '截至季度末、自任务开始以来的完成程度，0 至 100',
    'How much is done since the task began, by the end of the quarter, 0 to 100',
  ),
})
const done = longText(say('本季度进展情况', 'What was done this quarter'), {
  max: 3000,
  hint: say('写本季度做了什么，不照抄上季度', 'What was done this quarter; not the words of the last'),
})
const reported = optional(
  figures(say('数据', 'Figures'), {
    hint: say(
      '有指标的填指标，注明口径和截止日期；系统已有的已带出',
      'Figures with scope and as-of date; what is known is filled in',
    ),
  }),
)
const obstacles = optional(longText(say('存在的困难', 'Obstacles'), { max: 2000 }))
const help = optional(longText(say('需要协调的事项', 'Help wanted'), { max: 2000 }))
const proof = optional(evidence(say('佐证材料', 'Evidence'), { hint: say('报 100% 时必须附', 'Required with 100 %') }))

/** What an owner is asked each quarter. Four of the six fields may be left empty. */
export const Progress = defineForm({ progress, done, figures: reported, obstacles, help, proof })

/** A report as it is kept: its term, and the owner's answers once they are in. */
export const Report = defineForm({
  dueOn: date(say('报送期限', 'Report due')),
  progress: optional(progress),
  done: optional(done),
  figures: reported,
  obstacles,
  help,
  proof,
})

/** A quarter: its three dates, reckoned by the product, and a note to the units. */
export const Round = defineForm({
  dueOn: date(say('报送期限', 'Reports due')),
  checkOn: date(say('核查期限', 'Checked by')),
  bulletinOn: date(say('通报期限', 'Bulletin by')),
  note: optional(longText(say('调度要求', 'Note to the units'), { max: 2000 })),
})

/** A deed that needs a reason. */
export const Reason = defineForm({ reason: longText(say('理由', 'Reason'), { max: 1000 }) })

/** What the reviewer writes on accepting. */
export const Opinion = defineForm({ opinion: optional(longText(say('核查意见', 'Opinion'), { max: 1000 })) })

/** What the late units are told beside the date. */
export const Urging = defineForm({
  words: optional(longText(say('催报附言', 'Words to the late units'), { max: 300 })),
})
