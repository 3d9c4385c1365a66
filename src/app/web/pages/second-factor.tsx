import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { ConfirmTotp, StartTotp } from '#kernel/access'
import { say } from '#platform/say'
import { ProblemBox, QrCode, T, useDo, useMe } from '#ui'
import { Entry } from '../shell/entry.tsx'

const texts = {
  on: say(
    '已启用。登录时需输入身份验证器上的 6 位数字。',
    'On. Signing in asks for six digits from your authenticator.',
  ),
  off: say(
    '未启用。启用后，登录除密码外还需输入手机上的 6 位数字。',
    'Off. Once on, signing in asks for six digits from your phone besides the password.',
  ),
  start: say('启用', 'Switch on'),
  stop: say('停用', 'Switch off'),
  scan: say('用身份验证器扫描二维码，或手工输入密钥：', 'Scan this with your authenticator, or type the secret:'),
  code: say('验证器上的 6 位数字', 'Six digits from the authenticator'),
  password: say('密码', 'Password'),
  confirm: say('确认', 'Confirm'),
}

/** Switches the second factor on, with a QR code and a first code to prove it, or off. */
export function SecondFactor() {
  const me = useMe()
  const start = useDo(StartTotp)
  const confirm = useDo(ConfirmTotp)
  const [enrolment, setEnrolment] = useState<{ secret: string; uri: string } | null>(null)
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const begin = async () => {
    if (me.totpOn) return setAsking(true)
    const told = await start.run({}).catch(() => null)
    setEnrolment(told)
    setAsking(told !== null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const done = await confirm
      .run({ body: me.totpOn ? { code, on: false, password } : { code, on: true } })
      .catch(() => null)
    if (!done) return
    setAsking(false)
    setEnrolment(null)
    setCode('')
    setPassword('')
  }
  return (
    <>
      <p>
        <T of={me.totpOn ? texts.on : texts.off} />
      </p>
      <ProblemBox problem={start.problem ?? confirm.problem} />
      {!asking && (
        <Button onClick={() => void begin()} loading={start.busy}>
          <T of={me.totpOn ? texts.stop : texts.start} />
        </Button>
      )}
      {asking && (
        <form onSubmit={(event) => void submit(event)} className="s-form">
          {enrolment && (
            <>
              <p>
                <T of={texts.scan} />
              </p>
              <QrCode text={enrolment.uri} label={say('二维码', 'QR code')} />
              <code className="s-secret">{enrolment.secret}</code>
            </>
          )}
          {me.totpOn && (
            <Entry
              id="totp-password"
              kind="password"
              label={texts.password}
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
            />
          )}
          <Entry
            id="totp"
            kind="code"
            label={texts.code}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
          />
          <Button type="primary" htmlType="submit" loading={confirm.busy}>
            <T of={texts.confirm} />
          </Button>
        </form>
      )}
    </>
  )
}
