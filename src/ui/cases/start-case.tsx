import { Button } from 'antd'
import { useState } from 'react'
import { dateInChina, yearOf } from '#kernel/calendar'
import { defineForm, type Form, period as periodField, text, unit } from '#kernel/form'
import { type AnyProcess, OpenCase } from '#kernel/process'
import { type Say, say } from '#platform/say'
import { may, useMe } from '../ask/me.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import type { FormSurroundings } from '../form/input-props.ts'
import type { Entry } from '../outbox/entry.ts'
import { dropEntry } from '../outbox/kept.ts'
import { keepDeed, useDeed } from '../outbox/use-deed.ts'
import { useGo } from '../pages/go.tsx'
import { PlusOutlined } from '../show/icons.tsx'
import { T } from '../words/language.tsx'
import { tellDone } from './just-done.ts'

interface Props extends FormSurroundings {
  process: AnyProcess
  /** Answers that are already known. */
  start?: Record<string, unknown>
  /** Answers that come with the button; nobody is asked for them. */
  fixed?: Record<string, unknown>
  /** Unit made from the answers, where one of them settles it; the person is not asked for it then. */
  unitOf?: (answers: Record<string, unknown>) => number | undefined
  /** Title made from the answers; left out, the person writes one. */
  title?: (answers: Record<string, unknown>) => string
  /** The period is asked for. */
  asksPeriod?: boolean
  period?: string
  /** What is about to be done, as the button and its dialog say it; left out, “发起 …”. */
  deed?: Say
}

const unitLabel = say('单位', 'Unit')
const titleLabel = say('标题', 'Title')
const periodLabel = say('期间', 'Period')

/** What is asked besides the process's own form, under names no form of a process uses. */
function frameOf({ title, asksPeriod, unitId, unitOf }: Props): Form {
  return defineForm({
    ...(unitId === undefined && !unitOf ? { $unit: unit(unitLabel) } : {}),
    ...(title ? {} : { $title: text(titleLabel, { max: 300 }) }),
    ...(asksPeriod ? { $period: periodField(periodLabel) } : {}),
  })
}

type Written = Record<string, unknown>

/** A form without the fields that are answered already. */
const asksFor = (form: Form, fixed: Record<string, unknown> = {}): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !(name in fixed)))

/** What opening a case sends. */
function deedOf(props: Props, { $unit, $title, $period, ...asked }: Written) {
  const { process, unitId, unitOf, title, period, fixed } = props
  const answers: Written = { ...asked, ...fixed }
  const body = {
    process: process.name,
    unitId: unitId ?? unitOf?.(answers) ?? Number($unit),
    title: title ? title(answers) : String($title),
    period: period ?? (($period as string | undefined) || null),
    answers,
  }
  return { kind: 'open' as const, body }
}

const deedWords = ({ process, deed }: Pick<Props, 'process' | 'deed'>): Say =>
  deed ?? say(`发起${process.label.zh}`, `New: ${process.label.en}`)

/** The dialog that opens a case. `before` is an opening from the outbox that is corrected here. */
export function StartDialog(props: Props & { before?: Entry; onClose(): void; onOpened(page: string): void }) {
  const { process, start, unitId, indicators, before, onClose } = props
  const opening = useDeed(OpenCase)
  const { appointments } = useMe()
  const home = unitId ?? appointments[0]?.unitId
  const submit = async (written: Written) => {
    const made = await opening.run({ body: deedOf(props, written).body })
    if (before) await dropEntry(before)
    tellDone(made.id, deedWords(props))
    const page = process.page ?? '/cases/:regionId/:id'
    props.onOpened(page.replace(':regionId', String(made.regionId)).replace(':id', made.id))
  }
  const keepForLater = (written: Written) => {
    const deed = deedOf(props, written)
    const about = { title: deed.body.title, label: deedWords(props), page: null, unitId: deed.body.unitId }
    const { name, version } = process
    return keepDeed(deed, { ...about, process: name, version }, { unsureKey: opening.unsureKey(deed.body), before })
  }
  return (
    <FormDialog
      title={deedWords(props)}
      done={null}
      form={{ ...frameOf(props), ...asksFor(process.form, props.fixed) }}
      start={{ $unit: home, $period: String(yearOf(dateInChina(new Date()))), ...start }}
      known={start}
      keep={before ? undefined : `open-${process.name}`}
      unitId={home}
      indicators={indicators}
      onSubmit={submit}
      keepForLater={keepForLater}
      onClose={onClose}
    />
  )
}

/** A button that opens a new case of a process: unit, title and its form; then goes to its page. Nothing for who may not. */
export function StartCase(props: Props) {
  const [open, setOpen] = useState(false)
  const go = useGo()
  if (!may(props.process.startBy)) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={deedWords(props)} />
      </Button>
      {open && <StartDialog {...props} onOpened={go} onClose={() => setOpen(false)} />}
    </>
  )
}
