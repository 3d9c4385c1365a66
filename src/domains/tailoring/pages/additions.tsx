import { Button } from 'antd'
import { useState } from 'react'
import { choice, defineForm, longText, optional } from '#kernel/form'
import { areas } from '#kernel/process'
import { say } from '#platform/say'
import { FormDialog, PlusOutlined, Section, T, TableFor } from '#ui'
import type { AnswerOfAdoption } from '../model/index.ts'
import { ownFields, ownFrom, startOf } from './measure-form.ts'
import { MeasureText, Targets } from './measure-table.tsx'
import type { useAdoption } from './use-adoption.ts'
import { labels, sayArea } from './words.ts'

type Row = AnswerOfAdoption['additions'][number]
const texts = {
  title: say('自行增加的举措', 'Our own additions'),
  add: say('增加一条', 'Add one'),
  edit: say('修改', 'Edit'),
  drop: say('删去', 'Take away'),
  exceeds: say('高于上级哪一条', 'Goes beyond which above'),
  empty: say('没有自行增加的举措。可结合本地实际增加。', 'No additions. Add what fits your place.'),
}

function Dialog(props: {
  of: AnswerOfAdoption
  row: Row | null
  deeds: ReturnType<typeof useAdoption>
  onClose(): void
}) {
  const { of, row, deeds, onClose } = props
  const above = of.rows.map(({ key, measure }) => {
    const name = `${key} ${measure.title}`
    return { value: key, label: say(name, name) }
  })
  const form = defineForm({
    ...ownFields,
    area: optional(choice(labels.area, areas)),
    exceeds: optional(
      choice(texts.exceeds, above, {
        hint: say('选择后，上级覆盖情况显示为“超出”', 'Then the roll-up above shows that you exceed it'),
      }),
    ),
    reason: optional(longText(labels.reason, { max: 1000 })),
  })
  return (
    <FormDialog
      title={row ? texts.edit : texts.add}
      form={form}
      start={row ? startOf({ ...row.own, area: row.area, exceeds: row.exceeds, reason: row.reason }) : {}}
      onSubmit={({ area, exceeds, reason, ...own }) =>
        deeds.add(row?.key ?? null, {
          own: ownFrom(own),
          area: area ?? null,
          exceeds: exceeds ?? null,
          reason: reason ?? null,
        })
      }
      onClose={onClose}
    />
  )
}

/** What the unit adds of its own accord. */
export function Additions({ of, deeds }: { of: AnswerOfAdoption; deeds: ReturnType<typeof useAdoption> }) {
  const [editing, edit] = useState<{ row: Row | null } | null>(null)
  const buttons = (row: Row) => (
    <>
      <Button size="small" onClick={() => edit({ row })}>
        <T of={texts.edit} />
      </Button>
      <Button size="small" danger onClick={() => void deeds.drop(row.key).catch(() => undefined)}>
        <T of={texts.drop} />
      </Button>
    </>
  )
  return (
    <Section
      title={texts.title}
      actions={
        of.editable && (
          <Button icon={<PlusOutlined />} onClick={() => edit({ row: null })}>
            <T of={texts.add} />
          </Button>
        )
      }
    >
      <TableFor
        caption={texts.title}
        rows={of.additions}
        rowKey={(row) => row.key}
        rowActions={of.editable ? buttons : undefined}
        empty={<T of={texts.empty} />}
        columns={[
          {
            key: 'title',
            label: labels.title,
            width: 300,
            render: ({ key, own }) => <MeasureText of={{ ...own, key, basis: '' }} />,
          },
          { key: 'area', label: labels.area, kind: 'say', value: (row) => sayArea(row.area) },
          { key: 'exceeds', label: texts.exceeds },
          { key: 'targets', label: labels.targets, render: ({ own }) => <Targets of={own.targets} /> },
          { key: 'reason', label: labels.reason },
        ]}
      />
      {editing && <Dialog of={of} row={editing.row} deeds={deeds} onClose={() => edit(null)} />}
    </Section>
  )
}
