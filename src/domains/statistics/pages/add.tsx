import { Button } from 'antd'
import { useState } from 'react'
import type { Form } from '#kernel/form'
import type { Say } from '#platform/say'
import { FormDialog, keptAnswers, may, PlusOutlined, T } from '#ui'

/** A button that opens a form, for whoever may manage statistics. */
export function AddButton({
  title,
  form,
  keep,
  onSubmit,
}: {
  title: Say
  form: Form
  keep: string
  onSubmit(answers: Record<string, unknown>): Promise<unknown>
}) {
  const [open, setOpen] = useState(false)
  if (!may('statistics.manage')) return null
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        <T of={title} />
      </Button>
      {open && (
        <FormDialog
          title={title}
          form={form}
          keep={keep}
          onSubmit={async (answers) => {
            await onSubmit(answers)
            await keptAnswers.invalidateQueries()
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
