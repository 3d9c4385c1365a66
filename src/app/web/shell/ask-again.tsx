import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { ConfirmSelf } from '#kernel/access'
import { say } from '#platform/say'
import { ProblemBox, setAskAgain, useDo, useSay, useSession, words } from '#ui'
import { Entry } from './entry.tsx'

const texts = {
  title: say('请再次确认身份', 'Confirm who you are'),
  why: say(
    '此操作涉及重要权限或数据，办理前需再次验证。',
    'This deed has power over rights or data; confirm before it is done.',
  ),
  password: say('密码', 'Password'),
  code: say('动态口令', 'One-time code'),
}

/** Opens when the server wants a deed with power confirmed; the deed is then sent again by itself. */
export function AskAgainDialog() {
  const toSay = useSay()
  const usesCode = useSession().data?.me?.totpOn ?? false
  const confirm = useDo(ConfirmSelf)
  const [resolve, setResolve] = useState<((confirmed: boolean) => void) | null>(null)
  const [secret, setSecret] = useState('')
  useEffect(() => setAskAgain(() => new Promise((settle) => setResolve(() => settle))), [])

  const end = (confirmed: boolean) => {
    resolve?.(confirmed)
    setResolve(null)
    setSecret('')
    confirm.clear()
  }
  const send = async () => {
    const done = await confirm.run({ body: usesCode ? { code: secret } : { password: secret } }).catch(() => null)
    if (done) end(true)
  }
  return (
    <Modal
      open={resolve !== null}
      title={toSay(texts.title)}
      okText={toSay(words.confirm)}
      cancelText={toSay(words.cancel)}
      confirmLoading={confirm.busy}
      onOk={() => void send()}
      onCancel={() => end(false)}
      zIndex={2000}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p>{toSay(texts.why)}</p>
        <ProblemBox problem={confirm.problem} />
        <Entry
          id="ask-again"
          kind={usesCode ? 'code' : 'password'}
          label={usesCode ? texts.code : texts.password}
          value={secret}
          onChange={setSecret}
          autoComplete={usesCode ? 'one-time-code' : 'current-password'}
          focused
        />
      </form>
    </Modal>
  )
}
