import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { ChangePassword } from '#kernel/access'
import { say } from '#platform/say'
import { ProblemBox, useDo, useSay } from '#ui'
import { Entry } from './entry.tsx'

const texts = {
  old: say('原密码', 'Old password'),
  fresh: say('新密码', 'New password'),
  again: say('再输入一次新密码', 'New password again'),
  differ: say('两次输入不一致', 'The two are not the same'),
  change: say('修改密码', 'Change the password'),
}

/** Old password, new one twice. `onDone` follows after success. */
export function PasswordForm({ onDone }: { onDone(): void }) {
  const toSay = useSay()
  const change = useDo(ChangePassword)
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const differ = again !== '' && again !== fresh
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (again !== fresh) return
    const done = await change.run({ body: { old, fresh } }).catch(() => null)
    if (!done) return
    for (const clear of [setOld, setFresh, setAgain]) clear('')
    onDone()
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="s-form">
      <ProblemBox problem={change.problem} />
      <Entry id="old" kind="password" label={texts.old} value={old} onChange={setOld} autoComplete="current-password" />
      <Entry
        id="fresh"
        kind="password"
        label={texts.fresh}
        value={fresh}
        onChange={setFresh}
        autoComplete="new-password"
      />
      <Entry
        id="again"
        kind="password"
        label={texts.again}
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
      />
      {differ && (
        <p role="alert" className="g-field-faults">
          {toSay(texts.differ)}
        </p>
      )}
      <Button type="primary" htmlType="submit" loading={change.busy} disabled={differ}>
        {toSay(texts.change)}
      </Button>
    </form>
  )
}
