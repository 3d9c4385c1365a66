import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { defineForm, type Form, period as periodField, text, unit } from '#kernel/form'
import { type AnyProcess, OpenCase } from '#kernel/process'
import { say } from '#platform/say'
import { useDo } from '../ask/ask.ts'
import { may, useMe } from '../ask/me.ts'
import { FormDialog } from '../form/form-dialog.tsx'
import type { FormSurroundings } from '../form/input-props.ts'
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
  /** Title made from the answers; left out, the person writes one. */
  title?: (answers: Record<string, unknown>) => string
  /** The period is asked for. */
  asksPeriod?: boolean
  period?: string
  children?: ReactNode
}

const unitLabel = say('单位', 'Unit')
const titleLabel = say('标题', 'Title')
const periodLabel = say('期间', 'Period')

/** What is asked besides the process's own form, under names no form of a process uses. */
function frameOf({ title, asksPeriod, unitId }: Props): Form {
  return defineForm({
    ...(unitId === undefined ? { $unit: unit(unitLabel) } : {}),
    ...(title ? {} : { $title: text(titleLabel, { max: 300 }) }),
    ...(asksPeriod ? { $period: periodField(periodLabel) } : {}),
  })
}

/** A form without the fields that are answered already. */
const asksFor = (form: Form, fixed: Record<string, unknown> = {}): Form =>
  Object.fromEntries(Object.entries(form).filter(([name]) => !(name in fixed)))

/** A button that opens a new case of a process: unit, title and its form; then goes to its page. Nothing for who may not. */
export function StartCase(props: Props) {
  const { process, start, fixed, unitId, indicators } = props
  const [open, setOpen] = useState(false)
  const opening = useDo(OpenCase)
  const go = useGo()
  const home = useMe().appointments[0]?.unitId
  const submit = async (written: Record<string, unknown>) => {
    const { $unit, $title, $period, ...asked } = written
    const answers = { ...asked, ...fixed }
    const body = {
      process: process.name,
      unitId: unitId ?? Number($unit),
      title: props.title ? props.title(answers) : String($title),
      period: props.period ?? (($period as string | undefined) || null),
      answers,
    }
    const made = await opening.run({ body })
    tellDone(made.id, say(`发起${process.label.zh}`, `New: ${process.label.en}`))
    const page = process.page ?? '/cases/:regionId/:id'
    go(page.replace(':regionId', String(made.regionId)).replace(':id', made.id))
  }
  if (!may(process.startBy)) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {props.children ?? <T of={say(`发起${process.label.zh}`, `New: ${process.label.en}`)} />}
      </Button>
      {open && (
        <FormDialog
          title={process.label}
          done={null}
          form={{ ...frameOf(props), ...asksFor(process.form, fixed) }}
          start={{ $unit: home, ...start }}
          known={start}
          keep={`open-${process.name}`}
          unitId={unitId ?? home}
          indicators={indicators}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
