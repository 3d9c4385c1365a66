import { App, Button } from 'antd'
import { useState } from 'react'
import { defineForm, text, yesNo } from '#kernel/form'
import { say } from '#platform/say'
import { type Column, FormDialog, type RowOf, Section, T, TableFor, To, useAsk, useDo, useSay } from '#ui'
import { DropView, KeepView, ListViews, RenameView } from '../model/index.ts'
import type { Address } from './view.ts'
import { texts } from './words.ts'

type Row = RowOf<typeof ListViews>

const form = defineForm({ name: text(texts.name, { max: 60 }), shared: yesNo(texts.shared) })

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    label: texts.name,
    width: 220,
    render: (row) => <To to={`/workforce${row.query ? `?${row.query}` : ''}`}>{row.name}</To>,
  },
  {
    key: 'shared',
    label: say('范围', 'For'),
    kind: 'say',
    value: (row) => (row.shared ? say('本单位共享', 'My unit') : say('本人', 'Me')),
  },
  { key: 'personName', label: say('保存人', 'Kept by') },
  { key: 'keptAt', label: say('保存时间', 'Kept on'), kind: 'date' },
]

/** Keeps what the page shows under a name. */
export function KeepButton({ address }: { address: Address }) {
  const [open, setOpen] = useState(false)
  const keep = useDo(KeepView)
  const { page: _, ...kept } = address
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <T of={texts.keep} />
      </Button>
      {open && (
        <FormDialog
          title={texts.keep}
          form={form}
          start={{ shared: false }}
          onSubmit={(answers) => keep.run({ body: { ...answers, query: new URLSearchParams(kept).toString() } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** One's own views can be renamed, shared and taken away. */
function Deeds({ row }: { row: Row }) {
  const toSay = useSay()
  const { modal, message } = App.useApp()
  const [open, setOpen] = useState(false)
  const rename = useDo(RenameView)
  const drop = useDo(DropView)
  if (!row.mine) return null
  const params = { regionId: row.regionId, id: row.id }
  const remove = async () => {
    const title = toSay(say(`删除视图“${row.name}”？`, `Delete the view “${row.name}”?`))
    if (
      !(await modal.confirm({ title, okText: toSay(say('删除', 'Delete')), cancelText: toSay(say('取消', 'Cancel')) }))
    )
      return
    await drop.run({ params })
    void message.success(toSay(say('已删除。', 'Deleted.')))
  }
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        <T of={say('改名', 'Rename')} />
      </Button>
      <Button type="link" size="small" onClick={() => void remove()}>
        <T of={say('删除', 'Delete')} />
      </Button>
      {open && (
        <FormDialog
          title={say('修改视图', 'Change the view')}
          form={form}
          start={{ name: row.name, shared: row.shared }}
          onSubmit={(answers) => rename.run({ params, body: answers })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** Views kept: one's own and those of one's unit. */
export function Views() {
  const asked = useAsk(ListViews, { query: { size: 100 } })
  return (
    <Section title={texts.views}>
      <TableFor
        caption={texts.views}
        columns={columns}
        rows={asked.data?.rows}
        rowKey={(row) => row.id}
        rowActions={(row) => <Deeds row={row} />}
        empty={
          <T
            of={say(
              '还没有保存的视图。选好分组、筛选和图形后点“保存视图”，下次一点即开。',
              'No views yet. Lay a table out, press “Keep this view”, and it opens with one click.',
            )}
          />
        }
      />
    </Section>
  )
}
