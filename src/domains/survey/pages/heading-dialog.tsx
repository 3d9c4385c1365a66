import { defineForm, longText, number, optional, rows, text } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog } from '#ui'
import type { Questionnaire } from '../model/index.ts'

const form = defineForm({
  title: text(say('卷首标题', 'Title'), { max: 100 }),
  intro: longText(say('卷首语', 'Introduction'), {
    max: 1000,
    hint: say('谁在调查、为什么、答卷作何用', 'Who asks, what for, what becomes of the answers'),
  }),
  quotas: optional(
    rows(
      say('配额（满额后礼貌结束）', 'Quotas: who comes after is thanked and let go'),
      {
        question: text(say('题号', 'Question'), { max: 40 }),
        value: text(say('选项编码', 'Choice'), { max: 40 }),
        count: number(say('份数', 'Sheets'), { measure: say('份', 'sheets'), min: 1, max: 1_000_000 }),
      },
      { max: 60 },
    ),
  ),
})

/** Words that stay keep their English; new ones stand for both until somebody translates them. */
const wordsOf = (zh: string, before: { zh: string; en: string }) => (zh === before.zh ? before : say(zh, zh))

/** What stands before the questions, and how many sheets are wanted of whom. */
export function HeadingDialog({
  of,
  onDone,
  onClose,
}: {
  of: Questionnaire
  onDone(body: Questionnaire): Promise<unknown>
  onClose(): void
}) {
  return (
    <FormDialog
      title={say('卷首语和配额', 'Introduction and quotas')}
      form={form}
      start={{ title: of.title.zh, intro: of.intro.zh, quotas: of.quotas }}
      onSubmit={({ title, intro, quotas }) =>
        onDone({ ...of, title: wordsOf(title, of.title), intro: wordsOf(intro, of.intro), quotas: quotas ?? [] })
      }
      onClose={onClose}
    />
  )
}
