import { defineForm, evidence, longText, optional, text, yesNo } from '#kernel/form'
import { say } from '#platform/say'

/** What an evaluation is of. It is opened by its round, which is found by name. */
export const Evaluated = defineForm({
  round: text(say('评价轮次', 'Round'), { max: 120 }),
  system: text(say('指标体系（本轮锁定版本）', 'Index system (version frozen for the round)'), { max: 160 }),
})

/** Handing in the self-evaluation: the unit's head answers for its figures. */
export const Handing = defineForm({
  pledge: yesNo(say('本单位负责人已审核，所报数据真实', 'The head of the unit has checked: the figures are true'), {
    hint: say('依据《统计法》，不得编造、篡改', 'Statistics Act: nothing invented, nothing altered'),
  }),
  note: optional(longText(say('自评说明', 'Note'), { max: 1000 })),
})

export const Verdict = defineForm({ opinion: longText(say('复核意见', 'Opinion of the review'), { max: 1000 }) })

export const Objecting = defineForm({
  statement: longText(say('异议总述', 'Statement'), {
    max: 1000,
    hint: say('逐项理由和佐证请先在评分表中填写', 'Give reasons and evidence item by item in the sheet first'),
  }),
})

export const Answer = defineForm({ answer: longText(say('答复意见', 'Answer'), { max: 1000 }) })

/** What a bulletin is of: it is drafted from a round, and may correct one that was signed. */
export const Drafted = defineForm({
  round: text(say('评价轮次', 'Round'), { max: 120 }),
  corrects: optional(text(say('更正哪一份通报', 'Bulletin corrected'), { max: 60 })),
})

export const Approval = defineForm({ opinion: optional(longText(say('审核意见', 'Opinion'), { max: 500 })) })

export const Issue = defineForm({
  copies: optional(text(say('印发范围说明', 'Sent to'), { max: 200 })),
  receipt: optional(evidence(say('用印件或签收材料', 'Sealed copy or receipts'))),
})
