import { Button } from 'antd'
import { useState } from 'react'
import type { EditionRow } from '#kernel/edition'
import { choice, defineForm, number, period, text, units } from '#kernel/form'
import { say } from '#platform/say'
import { FormDialog, PlusOutlined, T, useDo, useGo } from '#ui'
import { AddSystem, OpenRound } from '../model/index.ts'
import { labels, titles } from './words.ts'

const texts = {
  start: say('发起评价', 'Open a round'),
  draft: say('起草指标体系', 'Draft a system'),
  standard: say('默认体系（十个方面二十项）', 'Standard system (ten aspects, twenty items)'),
  order: say('按此顺序列入得分表和通报；不按得分排列', 'Tables and bulletins list them in this order, never by points'),
  frozen: say('发起后本轮锁定该版本', 'The round keeps this version'),
}

const nameOf = ({ name, version }: EditionRow) => say(`${name}（第${version}版）`, `${name}, version ${version}`)

/** Opens a round for chosen units by a system in force. */
export function StartRound({ systems }: { systems: readonly EditionRow[] }) {
  const [open, setOpen] = useState(false)
  const opening = useDo(OpenRound)
  const go = useGo()
  const form = defineForm({
    name: text(labels.name, { max: 120, hint: say('如：2026年上半年产改评价', 'such as: Evaluation of 2026 H1') }),
    period: period(labels.period),
    systemId: choice(
      titles.system,
      systems.map((system) => ({ value: system.id, label: nameOf(system) })),
      { hint: texts.frozen },
    ),
    units: units(labels.units, { hint: texts.order }),
  })
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} disabled={systems.length === 0} onClick={() => setOpen(true)}>
        <T of={texts.start} />
      </Button>
      {open && (
        <FormDialog
          title={texts.start}
          form={form}
          keep="score-round"
          start={{ systemId: systems[0]?.id }}
          onSubmit={async (body) => go(`/score/rounds/${(await opening.run({ body })).id}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

const blank = 'standard'

/** Drafts a system from the standard one or as the next version of another. */
export function NewSystem({ systems }: { systems: readonly EditionRow[] }) {
  const [open, setOpen] = useState(false)
  const adding = useDo(AddSystem)
  const go = useGo()
  const form = defineForm({
    name: text(labels.name, {
      max: 100,
      hint: say('与已有体系同名，则为其新版本', 'The name of another makes it the next version of that'),
    }),
    year: number(labels.year, { measure: say('年', ''), min: 2000, max: 2100 }),
    from: choice(say('复制自', 'Copied from'), [
      { value: blank, label: texts.standard },
      ...systems.map((system) => ({ value: system.id, label: nameOf(system) })),
    ]),
  })
  const submit = async ({ name, year, from }: { name: string; year: number; from: string }) =>
    go(`/score/systems/${(await adding.run({ body: { name, year, from: from === blank ? null : from } })).id}`)
  return (
    <>
      <Button icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={texts.draft} />
      </Button>
      {open && (
        <FormDialog
          title={texts.draft}
          form={form}
          start={{ name: systems[0]?.name, year: new Date().getFullYear(), from: systems[0]?.id ?? blank }}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
