import { defineForm, longText, number, optional, rows, text } from '#kernel/form'
import { Invalid } from '#platform/errors'
import { say } from '#platform/say'
import { FormDialog } from '#ui'
import type { Questionnaire, Quota } from '../model/index.ts'
import { quotaText } from '../rules/quotas.ts'
import { readRelevant } from '../rules/relevant.ts'
import { saved } from './words.ts'

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
        condition: text(say('条件', 'Of whom'), {
          max: 400,
          hint: say(
            `如 \${sex} = 'f' and \${age} > 34；\${part} 为抽样的层（群）`,
            `Like \${sex} = 'f' and \${age} > 34; \${part} is the stratum or cluster drawn`,
          ),
        }),
        count: number(say('份数', 'Sheets'), { measure: say('份', 'sheets'), min: 1, max: 1_000_000 }),
      },
      { max: 60 },
    ),
  ),
})

/** Words that stay keep their English; new ones stand for both until somebody translates them. */
const wordsOf = (zh: string, before: { zh: string; en: string }) => (zh === before.zh ? before : say(zh, zh))

/** @throws Invalid naming the line whose condition cannot be read. */
function quotaFrom({ condition, count }: { condition: string; count: number }, i: number): Quota {
  const read = readRelevant(condition)
  if ('condition' in read) return { when: read.condition, count }
  const message = say(`配额第 ${i + 1} 行的条件看不懂：${condition}`, `Line ${i + 1} cannot be read: ${condition}`)
  throw new Invalid([{ path: `quotas.${i}.condition`, rule: 'condition', message }])
}

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
      done={saved}
      start={{
        title: of.title.zh,
        intro: of.intro.zh,
        quotas: of.quotas.map((quota) => ({ condition: quotaText(quota), count: quota.count })),
      }}
      onSubmit={async ({ title, intro, quotas }) =>
        onDone({
          ...of,
          title: wordsOf(title, of.title),
          intro: wordsOf(intro, of.intro),
          quotas: (quotas ?? []).map(quotaFrom),
        })
      }
      onClose={onClose}
    />
  )
}
