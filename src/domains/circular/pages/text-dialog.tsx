import { useState } from 'react'
import { defineForm, longText, optional, text } from '#kernel/form'
import { join, say } from '#platform/say'
import { FormDialog, useDo } from '#ui'
import { type ContentText, EditCircular, type FigureRef, parts } from '../model/index.ts'
import { InsertFigure } from './insert-figure.tsx'

const perLine = say(
  '每行一段；数据用上面的“插入数据”引用，印出时换成现行的数',
  'One paragraph a line; put figures in by the field above: they are printed as they stand',
)
const many = (label: { zh: string; en: string }) => optional(longText(label, { hint: perLine, max: 60_000 }))

const form = defineForm({
  addressee: text(say('主送机关', 'Addressee'), { max: 200 }),
  opening: longText(say('开头', 'Opening'), { max: 2000 }),
  ...Object.fromEntries(parts.map(({ value, label }) => [value, many(label)])),
  problems: many(say('存在的主要问题', 'Main problems')),
  next: many(say('下一步工作安排', 'What comes next')),
  copyTo: optional(longText(say('抄送机关（每行一个）', 'Copies to (one a line)'), { max: 1000 })),
})

const linesOf = (words: unknown): string[] =>
  String(words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const startOf = ({ addressee, opening, done, problems, next, copyTo }: ContentText) => ({
  ...{ addressee, opening },
  ...Object.fromEntries(parts.map(({ value }) => [value, done[value].join('\n')])),
  problems: problems.join('\n'),
  next: next.join('\n'),
  copyTo: copyTo.join('\n'),
})

/** Edits the words of a draft; figures stand in them as references. */
export function TextDialog({
  of,
  figures,
  regionId,
  id,
  digest,
  onClose,
}: {
  of: ContentText
  figures: readonly FigureRef[]
  /** Of the circular as it is shown. */
  digest: string
  regionId: number
  id: string
  onClose(): void
}) {
  const editing = useDo(EditCircular)
  // What the writer began from, also when others change it while the dialog is open.
  const [seen, setSeen] = useState(digest)
  return (
    <FormDialog
      title={join(say('修改', 'Edit '), say('年度通报文字', 'the words of the circular'))}
      form={form}
      start={startOf(of)}
      keep={`circular-${id}`}
      onSubmit={(answers) => {
        const said = answers as Record<string, unknown>
        const done = Object.fromEntries(parts.map(({ value }) => [value, linesOf(said[value])])) as ContentText['done']
        const body = {
          ...{ addressee: String(said.addressee), opening: String(said.opening), done },
          ...{ problems: linesOf(said.problems), next: linesOf(said.next), copyTo: linesOf(said.copyTo) },
          seen,
        }
        return editing.run({ params: { regionId, id }, body })
      }}
      onClose={onClose}
    >
      <InsertFigure figures={figures} seen={seen} regionId={regionId} id={id} onTaken={setSeen} />
    </FormDialog>
  )
}
