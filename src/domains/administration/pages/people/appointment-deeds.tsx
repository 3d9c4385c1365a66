import { Button } from 'antd'
import { useState } from 'react'
import { say } from '#platform/say'
import { FormDialog, T, useDo } from '#ui'
import { type AppointmentRow, EndAppointment, HandOver } from '../../model/index.ts'
import { powerPosts } from '../../rules/index.ts'
import { EndForm, HandOverForm } from './forms.ts'

const words = { handOver: say('交接', 'Hand over'), end: say('结束任职', 'End') }

/** Hands over or ends one appointment. */
export function AppointmentDeeds({ of }: { of: AppointmentRow }) {
  const [open, setOpen] = useState<keyof typeof words | null>(null)
  const end = useDo(EndAppointment)
  const handOver = useDo(HandOver)
  if (!of.manageable) return null
  const close = () => setOpen(null)
  const isPower = (powerPosts as readonly string[]).includes(of.post)
  const what = <T of={say(`${of.unitName} ${of.postLabel.zh}`, `${of.postLabel.en}, ${of.unitName}`)} />
  return (
    <>
      {!isPower && (
        <Button size="small" type="link" onClick={() => setOpen('handOver')}>
          <T of={words.handOver} />
        </Button>
      )}
      <Button size="small" type="link" danger onClick={() => setOpen('end')}>
        <T of={words.end} />
      </Button>
      {open === 'handOver' && (
        <FormDialog
          title={words.handOver}
          form={HandOverForm}
          onSubmit={(body) => handOver.run({ params: { id: of.id }, body })}
          onClose={close}
        >
          <p>{what}</p>
        </FormDialog>
      )}
      {open === 'end' && (
        <FormDialog
          title={words.end}
          form={EndForm}
          danger
          onSubmit={(body) => end.run({ params: { id: of.id }, body })}
          onClose={close}
        >
          <p>{what}</p>
        </FormDialog>
      )}
    </>
  )
}
