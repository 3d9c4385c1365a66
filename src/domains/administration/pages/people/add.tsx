import { useRef, useState } from 'react'
import { say } from '#platform/say'
import { FormDialog, useDo, useGo } from '#ui'
import { AddPerson } from '../../model/index.ts'
import { PersonForm } from './forms.ts'
import { FirstPassword, newPassword } from './password.tsx'

/** A new person: name, account and first post; then the first password, once. */
export function AddPersonDialog({ onClose }: { onClose(): void }) {
  const add = useDo(AddPerson)
  const go = useGo()
  const [made, setMade] = useState<{ id: string; login: string; password: string } | null>(null)
  const isAdded = useRef(false)
  if (made)
    return (
      <FirstPassword
        login={made.login}
        password={made.password}
        onClose={() => {
          onClose()
          go(`/people/${made.id}`)
        }}
      />
    )
  return (
    <FormDialog
      title={say('新增人员', 'Add a person')}
      form={PersonForm}
      start={{ tree: 'territorial' }}
      onSubmit={async (answers) => {
        const password = newPassword()
        const { personId } = await add.run({ body: { ...answers, password } })
        isAdded.current = true
        setMade({ id: personId, login: answers.login, password })
      }}
      // After success the dialog gives way to the password, so only a cancelled one closes.
      onClose={() => !isAdded.current && onClose()}
    />
  )
}
