import { choice, defineForm, longText, number, optional, text, yesNo } from '#kernel/form'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { FormDialog } from '#ui'
import { type Question, questionKinds } from '../model/index.ts'
import { draftOf, questionFrom } from '../rules/question-form.ts'
import { saved } from './words.ts'

const form = defineForm({
  kind: choice(say('题型', 'Kind'), questionKinds),
  key: text(say('题号', 'Key'), {
    max: 40,
    hint: say('字母开头，如 q1、hours', 'Begins with a letter, like q1 or hours'),
  }),
  zh: text(say('题目', 'Question'), { max: 300 }),
  en: optional(text(say('题目（英文）', 'Question (English)'), { max: 300 })),
  required: yesNo(say('必答', 'Must be answered')),
  options: optional(
    longText(say('选项', 'Choices'), {
      max: 4000,
      hint: say(
        '每行一个，直接写文字，编码自动编；要自定编码的写“编码 文字”，带英文的写“文字 | 英文”。量表写两端的文字',
        'A line each, codes are made for you; or "code words", or "words | English". For a scale, the words at its ends',
      ),
    }),
  ),
  rows: optional(
    longText(say('矩阵的行', 'Rows of the matrix'), {
      max: 4000,
      hint: say('每行一个，写法同“选项”', 'A line each, written as choices are'),
    }),
  ),
  min: optional(number(say('最小（最少选、量表起点）', 'Least'), { measure: say('', ''), decimals: 2 })),
  max: optional(number(say('最大（最多选、量表终点、字数）', 'Most'), { measure: say('', ''), decimals: 2 })),
  decimals: optional(number(say('小数位', 'Decimals'), { measure: say('位', ''), min: 0, max: 4 })),
  relevant: optional(
    text(say('跳转条件', 'Asked only if'), {
      max: 400,
      hint: say(
        `如 \${q1} = 'line' and \${hours} > 8，只能引用前面的题`,
        `Like \${q1} = 'line' and \${hours} > 8; earlier questions only`,
      ),
    }),
  ),
})

/** Writes or changes one question. */
export function QuestionDialog({
  of,
  taken,
  onDone,
  onClose,
}: {
  of: Question | null
  /** Keys of the other questions. */
  taken: readonly string[]
  onDone(question: Question): Promise<unknown>
  onClose(): void
}) {
  return (
    <FormDialog
      title={of ? say('修改题目', 'Change a question') : say('添加题目', 'Add a question')}
      form={form}
      done={saved}
      start={of ? { ...draftOf(of) } : { kind: 'single', required: true }}
      onSubmit={async (draft) => {
        const made = questionFrom(draft, of, taken)
        if ('faults' in made) throw new Invalid(made.faults)
        await onDone(made.question)
      }}
      onClose={onClose}
    />
  )
}
