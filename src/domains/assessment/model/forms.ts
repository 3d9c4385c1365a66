import { choice, date, defineForm, evidence, figures, longText, number, optional, rows, text, unit } from '#kernel/form'
import { say } from '#platform/say'

/** What an assessment begins with. */
export const Opening = defineForm({
  scheme: text(say('考核框架', 'Scheme'), {
    max: 120,
    hint: say('已施行的框架名称和版次', 'Name and version of a scheme in force'),
  }),
  submitBy: date(say('报送期限', 'To be submitted by')),
  note: optional(longText(say('考核实施方案要点', 'Points of the plan'), { max: 2000 })),
})

/** A figure the product already had, as it stood when it was taken over. `claim` is its key. */
export const cited = rows(
  say('引用已有数据', 'Figures taken over'),
  {
    name: text(say('指标', 'Indicator'), { max: 200 }),
    figure: text(say('数值', 'Figure'), { max: 100 }),
    about: optional(text(say('单位与范围', 'Unit and scope'), { max: 300 })),
    when: optional(text(say('时点', 'When'), { max: 60 })),
    by: optional(text(say('填报单位', 'Reported by'), { max: 200 })),
    claim: text(say('数据编号', 'Key of the figure'), { max: 60 }),
  },
  { optional: true, max: 100 },
)

const statement = longText(say('自查情况', 'Self-check'), { max: 6000 })
const newFigures = figures(say('本次填报数据', 'Figures reported here'))
const proof = evidence(say('支撑材料', 'Files'), {
  hint: say(
    '标明生效日期；同一材料可用于多项，不必重复上传',
    'With their effective dates; one file may serve several items',
  ),
})
const gaps = longText(say('差距与补救打算', 'Gaps and what is done about them'), { max: 2000 })

/** What is written on the way: everything may still be missing. */
export const Draft = defineForm({
  statement: optional(statement),
  figures: optional(newFigures),
  cited: optional(cited),
  proof: optional(proof),
  gaps: optional(gaps),
})

/** What the responsible unit hands in. */
export const SelfCheck = defineForm({ ...Draft, statement })

/** An item of the scheme as one unit's piece of work, with what it has written so far. */
export const ItemForm = defineForm({
  item: text(say('条目', 'Item'), { max: 10 }),
  aspect: text(say('方面', 'Aspect'), { max: 600 }),
  demands: longText(say('佐证要求', 'What counts as proof'), { max: 1200 }),
  weight: number(say('分值', 'Points'), { measure: say('分', 'points'), decimals: 2, min: 0, max: 1000 }),
  source: optional(text(say('依据', 'Source'), { max: 600 })),
  scheme: text(say('考核框架', 'Scheme'), { max: 120 }),
  top: unit(say('被考核单位', 'Unit assessed')),
  ...Draft,
})

export const Opinion = defineForm({ opinion: optional(longText(say('复核意见', 'Opinion'), { max: 1000 })) })

/** Why an item goes back: what is missing, so that nobody has to guess. */
export const Return = defineForm({
  reason: longText(say('缺什么、如何补', 'What is missing, and how to add it'), { max: 1000 }),
})

export const Submission = defineForm({
  handedOn: date(say('报送日期', 'Handed in on')),
  how: text(say('报送方式与接收人', 'How, and to whom'), { max: 200 }),
})

export const outcomes = [
  { value: 'excellent', label: say('优秀', 'Excellent') },
  { value: 'good', label: say('良好', 'Good') },
  { value: 'passed', label: say('合格', 'Passed') },
  { value: 'other', label: say('其他（见反馈）', 'Other, see the feedback') },
] as const

export const Result = defineForm({
  outcome: choice(say('考核结果', 'Result'), outcomes),
  rank: optional(text(say('位次或等次说明', 'Rank'), { max: 100 })),
  feedback: longText(say('反馈意见', 'Feedback')),
  remarks: optional(
    rows(
      say('逐项反馈', 'Remarks by item'),
      {
        item: text(say('条目', 'Item'), { max: 10 }),
        lost: number(say('失分', 'Points lost'), { measure: say('分', 'points'), decimals: 2, min: 0, max: 1000 }),
        why: text(say('原因', 'Why'), { max: 500 }),
      },
      { optional: true },
    ),
  ),
  proof: optional(evidence(say('反馈文件', 'Documents'))),
})
