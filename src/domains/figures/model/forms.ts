import { choice, defineForm, longText, optional, text } from '#kernel/form'
import { say } from '#platform/say'
import { findingKinds, kindNames } from '../rules/index.ts'

/** Kinds of contradiction, as choices. */
export const kinds = findingKinds.map((value) => ({ value, label: kindNames[value] }))

/** How a conflict is settled. */
export const resolutions = [
  { value: 'correct', label: say('更正数据', 'Correct the figure') },
  { value: 'explain', label: say('说明口径', 'Explain the scope') },
  { value: 'accept', label: say('认可截止时间不同', 'Accept: another as-of date') },
  { value: 'withdraw', label: say('撤回数据', 'Withdraw the figure') },
  { value: 'no-conflict', label: say('核实无误，并非矛盾', 'Checked: no contradiction') },
] as const

/** A conflict as it was found. */
export const Conflict = defineForm({
  kind: choice(say('类型', 'Kind'), kinds),
  found: longText(say('矛盾', 'The contradiction'), { max: 4000 }),
  likely: text(say('可能原因', 'Likely reason'), { max: 200 }),
  ask: text(say('询问', 'Whom to ask'), { max: 500 }),
})

/** What the office asks; the contradiction itself says the rest. */
export const Question = defineForm({
  question: optional(
    longText(say('补充询问', 'What else to say'), {
      max: 1000,
      hint: say('矛盾和涉及的数已一并送达，可不填。', 'The contradiction and its figures go along; may stay empty.'),
    }),
  ),
})

/** What came of looking into it, for whoever reported. */
export const outcomes = [
  { value: 'correct', label: say('更正本单位的数', 'Our figure is corrected') },
  { value: 'explain', label: say('口径不同，予以说明', 'Another scope, explained') },
  { value: 'keep', label: say('本单位的数无误', 'Our figure is right') },
] as const

/** What whoever reported the figure says. */
export const Answer = defineForm({
  outcome: choice(say('核实结果', 'Outcome'), outcomes),
  corrected: optional(
    text(say('更正后的数', 'The right number'), {
      max: 22,
      hint: say(
        '选“更正”时填写，计量单位同上表；处理后自动更正，原数保留备查。',
        'For a correction, in the measure above; applied once settled, the earlier figure is kept.',
      ),
    }),
  ),
  answer: longText(say('核实情况', 'What was found out'), {
    max: 2000,
    hint: say(
      '写明数据来源、口径、截止时间，以哪个数为准。',
      'Say source, scope and as-of date, and which number holds.',
    ),
  }),
})

export const Comment = defineForm({ comment: longText(say('意见', 'Comment'), { max: 1000 }) })

export const Settlement = defineForm({
  resolution: choice(say('处理', 'How it is settled'), resolutions),
  reason: longText(say('理由', 'Reason'), { max: 1000 }),
  headline: optional(text(say('以哪个数为准', 'Which figure holds'), { max: 200 })),
})
