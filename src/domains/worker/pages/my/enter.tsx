import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { say } from '#platform/say'
import { ProblemBox, T, useDo, useSay, useSession } from '#ui'
import { demonstrationCard, EnterMy, SendCode } from '../../model/index.ts'
import { texts } from '../words.ts'

const words = {
  send: say('发送验证码', 'Send the code'),
  again: say('重新发送', 'Send again'),
  enter: say('登录', 'Sign in'),
  code: say('短信验证码', 'Code'),
  hint: say(
    '验证码发到档案中登记的手机号。收不到的，请到所在工会更新手机号。',
    'The code goes to the phone in your file. If none comes, have your union update the number.',
  ),
}

function Entry(props: {
  id: string
  label: ReturnType<typeof say>
  value: string
  onChange(value: string): void
  digits?: true
}) {
  return (
    <div className="g-field">
      <div className="g-label">
        <label htmlFor={props.id}>
          <T of={props.label} />
        </label>
      </div>
      <Input
        id={props.id}
        value={props.value}
        autoComplete={props.digits ? 'one-time-code' : 'off'}
        inputMode={props.digits ? 'numeric' : 'text'}
        maxLength={props.digits ? 6 : 40}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  )
}

/** Signing in on a phone: card number, then the code that comes to the phone on file. */
export function Enter() {
  const toSay = useSay()
  const isTrial = useSession().data?.demonstration ?? false
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<{ minutes: number; code: string | null } | null>(null)
  const send = useDo(SendCode)
  const enter = useDo(EnterMy)
  const ask = async () => setSent(await send.run({ body: { number } }).catch(() => null))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (sent) await enter.run({ body: { number, code } }).catch(() => null)
    else await ask()
  }
  return (
    <form className="s-form" onSubmit={(event) => void submit(event)}>
      <h1>
        <T of={texts.my} />
      </h1>
      <p className="g-hint">
        <T of={words.hint} />
      </p>
      <ProblemBox problem={enter.problem ?? send.problem} />
      <Entry id="my-number" label={texts.number} value={number} onChange={setNumber} />
      {isTrial && (
        <Button type="link" onClick={() => setNumber(demonstrationCard)}>
          <T of={say(`演示：使用卡号 ${demonstrationCard}`, `Demonstration: use card ${demonstrationCard}`)} />
        </Button>
      )}
      {sent && (
        <>
          <p role="status">
            <T
              of={say(
                `如号码有档案，验证码已发出，${sent.minutes} 分钟内有效。`,
                `If there is a file, a code is on its way; it holds for ${sent.minutes} minutes.`,
              )}
            />
            {sent.code && (
              <>
                {' '}
                <strong>
                  <T of={say(`演示验证码：${sent.code}`, `Demonstration code: ${sent.code}`)} />
                </strong>
              </>
            )}
          </p>
          <Entry id="my-code" label={words.code} value={code} onChange={setCode} digits />
        </>
      )}
      <Button
        type="primary"
        htmlType="submit"
        block
        loading={send.busy || enter.busy}
        disabled={number.trim().length < 6}
      >
        {toSay(sent ? words.enter : words.send)}
      </Button>
      {sent && (
        <Button type="link" block onClick={() => void ask()}>
          <T of={words.again} />
        </Button>
      )}
    </form>
  )
}
