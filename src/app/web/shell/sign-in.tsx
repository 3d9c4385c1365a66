import { Button } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import { SignIn } from '#kernel/access'
import { say } from '#platform/say'
import { countWaiting, ProblemBox, rememberMe, T, useDo, useSay, useSession } from '#ui'
import { Card } from './card.tsx'
import { Entry } from './entry.tsx'

const texts = {
  title: say('登录', 'Sign in'),
  login: say('登录名', 'Name'),
  password: say('密码', 'Password'),
  code: say('动态口令', 'One-time code'),
  codeHint: say('请输入身份验证器上的 6 位数字', 'Six digits from your authenticator'),
  accounts: say('演示账户（点击登录）', 'Demonstration accounts (press to sign in)'),
}

/** Accounts of a demonstration, to try the product as different people. */
function DemonstrationAccounts({ onChoose, busy }: { onChoose(login: string, password: string): void; busy: boolean }) {
  const { data } = useSession()
  const toSay = useSay()
  if (!data || data.accounts.length === 0 || data.password === null) return null
  const { accounts, password } = data
  return (
    <section aria-labelledby="accounts" className="s-accounts">
      <h2 id="accounts">
        <T of={texts.accounts} />
      </h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.login}>
            <Button block disabled={busy} onClick={() => onChoose(account.login, password)}>
              <span>{toSay(account.post)}</span>
              <small>
                {account.name} · {account.unitName}
              </small>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Something on this device waits for its owner. How many, and nothing of what it is. */
function UnsentHere() {
  const [waiting, setWaiting] = useState(0)
  useEffect(() => {
    void countWaiting().then(setWaiting)
  }, [])
  if (waiting === 0) return null
  return (
    <p role="status">
      <T
        of={say(
          `本机有 ${waiting} 件内容待发送，由填写人登录后自动发送。`,
          `On this device, waiting to be sent: ${waiting}. It goes out once whoever wrote it signs in.`,
        )}
      />
    </p>
  )
}

/** Name and password, then the second factor where it is on. */
export function SignInPage() {
  const toSay = useSay()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'in' | 'code'>('in')
  const signIn = useDo(SignIn)

  const send = async (as = { login, password }) => {
    const answer = await signIn.run({ body: { ...as, ...(step === 'code' ? { code } : {}) } }).catch(() => null)
    if (answer?.step === 'code') setStep('code')
    else if (answer?.me) rememberMe(answer.me)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  const choose = (as: string, secret: string) => {
    setLogin(as)
    setPassword(secret)
    void send({ login: as, password: secret })
  }
  return (
    <Card title={texts.title}>
      <form onSubmit={submit} className="s-form">
        <UnsentHere />
        <ProblemBox problem={signIn.problem} />
        {step === 'in' ? (
          <>
            <Entry id="login" label={texts.login} value={login} onChange={setLogin} autoComplete="username" focused />
            <Entry
              id="password"
              label={texts.password}
              kind="password"
              value={password}
              onChange={setPassword}
              autoComplete="current-password"
            />
          </>
        ) : (
          <Entry
            id="code"
            label={texts.code}
            hint={texts.codeHint}
            kind="code"
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            focused
          />
        )}
        <Button type="primary" htmlType="submit" block loading={signIn.busy}>
          {toSay(texts.title)}
        </Button>
      </form>
      {step === 'in' && <DemonstrationAccounts onChoose={choose} busy={signIn.busy} />}
    </Card>
  )
}
