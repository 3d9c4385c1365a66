import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { say } from '#platform/say'
import { ProblemBox, T, useDo, useGo, useSay, useSession } from '#ui'
import { demonstrationCard, EnterMy, SendCode } from '../../model/index.ts'
import { texts } from '../words.ts'

const words = {
  send: say('发送验证码', 'Send the code'),
  again: say('重新发送', 'Send again'),
  enter: say('登录', 'Sign in'),
  code: say('短信验证码', 'Code'),
  numberShort: say(
    '请填写完整的身份证号或社会保障卡号',
    'Write the whole number of your identity or social-security card',
  ),
  codeShort: say('请填写短信中的 6 位数字验证码', 'Write the six digits of the message'),
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
  /** What is wrong with it, said beside it. */
  fault: ReturnType<typeof say> | null
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
        aria-invalid={props.fault !== null}
        aria-describedby={props.fault ? `${props.id}-fault` : undefined}
        status={props.fault ? 'error' : ''}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.fault && (
        <p id={`${props.id}-fault`} className="g-field-faults" role="alert">
          <T of={props.fault} />
        </p>
      )}
    </div>
  )
}

/** What is wrong with a number or a code before either is sent. */
const numberFault = (number: string) => (number.trim().length < 6 ? words.numberShort : null)
const codeFault = (code: string) => (/^\d{6}$/.test(code.trim()) ? null : words.codeShort)

/** The page of ours that somebody came from, to go back to; null where there is none, or an address that is not ours. */
const cameFrom = (): string | null => {
  const then = new URLSearchParams(location.search).get('then') ?? ''
  return /^(\/[a-z][a-z0-9-]*)+$/.test(then) ? then : null
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
  const [tried, setTried] = useState<'number' | 'code' | null>(null)
  const go = useGo()
  const ask = async () => {
    setTried('number')
    if (!numberFault(number)) setSent(await send.run({ body: { number } }).catch(() => null))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!sent) return ask()
    setTried('code')
    if (numberFault(number) ?? codeFault(code)) return
    const answer = await enter.run({ body: { number, code: code.trim() } }).catch(() => null)
    const then = cameFrom()
    if (answer?.in && then) go(then)
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
      <Entry
        id="my-number"
        label={texts.number}
        value={number}
        onChange={setNumber}
        fault={tried ? numberFault(number) : null}
      />
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
          <Entry
            id="my-code"
            label={words.code}
            value={code}
            onChange={setCode}
            digits
            fault={tried === 'code' ? codeFault(code) : null}
          />
        </>
      )}
      <Button type="primary" htmlType="submit" block loading={send.busy || enter.busy}>
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
