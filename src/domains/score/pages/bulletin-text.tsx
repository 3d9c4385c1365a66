import { defineForm, longText, optional, text } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, useDo } from '#ui'
import { type ContentText, EditBulletin } from '../model/index.ts'

const perLine = say('每行一条', 'One in each line')

const form = defineForm({
  addressee: text(say('主送机关', 'Addressee'), { max: 200 }),
  opening: longText(say('开头', 'Opening'), { max: 2000 }),
  problems: optional(longText(say('存在的主要问题', 'Main problems'), { hint: perLine, max: 8000 })),
  demands: longText(say('下一步工作要求', 'What is demanded'), { hint: perLine, max: 8000 }),
  copyTo: optional(longText(say('抄送机关', 'Copies to'), { hint: perLine, max: 1000 })),
})

const linesOf = (words: string | null): string[] =>
  (words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Edits the words of a draft; its figures are not words. */
export function TextDialog({
  of,
  regionId,
  id,
  onClose,
}: {
  of: ContentText
  regionId: number
  id: string
  onClose(): void
}) {
  const editing = useDo(EditBulletin)
  const start = {
    ...of,
    problems: of.problems.join('\n'),
    demands: of.demands.join('\n'),
    copyTo: of.copyTo.join('\n'),
  }
  return (
    <FormDialog
      title={say('修改通报文字', 'Edit the words')}
      form={form}
      start={start}
      keep={`bulletin-${id}`}
      onSubmit={({ addressee, opening, problems, demands, copyTo }) =>
        editing.run({
          params: { regionId, id },
          body: { addressee, opening, problems: linesOf(problems), demands: linesOf(demands), copyTo: linesOf(copyTo) },
        })
      }
      onClose={onClose}
    />
  )
}
