import { Button } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { FormDialog, T, useDo } from '#ui'
import {
  DropItem,
  EditItem,
  IssueItem,
  ItemForm,
  type ItemRow,
  MergeForm,
  MergeItems,
  Reason,
  SplitForm,
  SplitItem,
} from '../model/index.ts'
import { IssueButton } from './issue-button.tsx'
import { bodyOf, startOf } from './item-draft.ts'

type Open = 'edit' | 'split' | 'drop' | null

const texts = {
  edit: say('修改', 'Edit'),
  split: say('拆分', 'Split'),
  drop: say('取消', 'Drop'),
  merge: say('合并', 'Merge'),
}

/** What can be done with a draft; an issued item is changed on its task's page. */
export function ItemActions({ of }: { of: ItemRow }) {
  const [open, setOpen] = useState<Open>(null)
  const issue = useDo(IssueItem)
  if (of.state !== 'draft') return null
  const close = () => setOpen(null)
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', width: 112 }}>
      <IssueButton doing={issue} onClick={() => issue.run({ params: { id: of.id }, body: { rev: of.rev } })} />
      {(['edit', 'split', 'drop'] as const).map((deed) => (
        <Button key={deed} type="link" size="small" danger={deed === 'drop'} onClick={() => setOpen(deed)}>
          <T of={texts[deed]} />
        </Button>
      ))}
      {open === 'edit' && <EditDialog of={of} onClose={close} />}
      {open === 'split' && <SplitDialog of={of} onClose={close} />}
      {open === 'drop' && <DropDialog of={of} onClose={close} />}
    </div>
  )
}

interface DialogProps {
  of: ItemRow
  onClose(): void
}

function EditDialog({ of, onClose }: DialogProps) {
  const edit = useDo(EditItem)
  return (
    <FormDialog
      title={texts.edit}
      form={ItemForm}
      start={startOf(of)}
      onSubmit={(answers) => edit.run({ params: { id: of.id }, body: { ...bodyOf(answers), rev: of.rev } })}
      onClose={onClose}
    />
  )
}

function SplitDialog({ of, onClose }: DialogProps) {
  const split = useDo(SplitItem)
  const start = { first: of.title, firstWords: of.words, second: of.title, secondWords: of.words }
  return (
    <FormDialog
      title={texts.split}
      form={SplitForm}
      start={start}
      onSubmit={({ first, firstWords, second, secondWords }) => {
        const parts = [
          { title: first, words: firstWords ?? null, leads: [] },
          { title: second, words: secondWords ?? null, leads: [] },
        ]
        return split.run({ params: { id: of.id }, body: { rev: of.rev, parts } })
      }}
      onClose={onClose}
    >
      <T
        of={say(
          '两项都保留条款出处、时限和责任单位，可再分别修改。',
          'Both keep clause, term and owners; change them after.',
        )}
      />
    </FormDialog>
  )
}

function DropDialog({ of, onClose }: DialogProps) {
  const drop = useDo(DropItem)
  return (
    <FormDialog
      title={texts.drop}
      form={Reason}
      danger
      onSubmit={({ reason }) => drop.run({ params: { id: of.id }, body: { rev: of.rev, reason } })}
      onClose={onClose}
    />
  )
}

/** Merges the picked drafts into the first of them. */
export function MergeItemsButton({ picked, onDone }: { picked: ItemRow[]; onDone(): void }) {
  const [open, setOpen] = useState(false)
  const merge = useDo(MergeItems)
  const [into, ...from] = picked
  const mayMerge = from.length > 0 && picked.every((item) => item.state === 'draft' && item.pointsId === into?.pointsId)
  return (
    <>
      <Button size="small" disabled={!mayMerge} onClick={() => setOpen(true)}>
        <T of={texts.merge} />
      </Button>
      {!mayMerge && <T of={say('请选同一年度、两项以上未下达的任务', 'Pick two or more drafts of one year')} />}
      {open && into && (
        <FormDialog
          title={texts.merge}
          form={MergeForm}
          start={{ title: into.title }}
          onSubmit={async ({ title }) => {
            await merge.run({ body: { into: into.id, from: from.map((item) => item.id), title } })
            onDone()
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
