import { Button } from 'antd'
import { useState } from 'react'
import { FirstAdministrator } from '#kernel/access'
import { defineForm, number, text } from '#kernel/form'
import { say } from '#platform/say'
import { FormFor, ProblemBox, rememberMe, useDo, useForm, useSay } from '#ui'
import { Card } from './card.tsx'
import { Entry } from './entry.tsx'

const form = defineForm({
  code: text(say('首次设置码', 'Setup code'), {
    max: 40,
    hint: say(
      '启动本系统的窗口（控制台）中打印的一组字符；找不到时重新启动即换新码',
      'Printed in the window where the product was started; a restart prints a new one',
    ),
  }),
  rootUnit: text(say('顶层单位全称', 'Full name of the root unit'), {
    max: 100,
    hint: say('如“某省总工会”', 'such as a provincial federation'),
  }),
  regionId: number(say('行政区划代码', 'Division code'), {
    measure: say('', ''),
    min: 100000,
    max: 999999,
    hint: say('六位数字，如青海省为 630000', 'Six digits; 630000 is Qinghai'),
  }),
  name: text(say('管理员姓名', 'Name of the administrator'), { max: 60 }),
  login: text(say('登录名', 'Sign-in name'), {
    max: 41,
    hint: say('小写字母开头，可含数字、点、横线', 'Starts with a small letter; digits, dots, dashes'),
  }),
})

/** The first start: nobody exists yet, so whoever stands here names the root unit and its administrator. */
export function FirstPage() {
  const toSay = useSay()
  const first = useDo(FirstAdministrator)
  const f = useForm(form)
  const [password, setPassword] = useState('')
  const send = () =>
    f.submit(async (answers) => {
      const { me } = await first.run({ body: { ...answers, password } })
      rememberMe(me)
    })
  return (
    <Card title={say('首次启动：设立管理员', 'First start: the administrator')}>
      <div className="s-form">
        <ProblemBox problem={f.problem} />
        <FormFor {...f.props} autoFocus />
        <Entry
          id="fresh"
          kind="password"
          label={say('密码', 'Password')}
          hint={say('至少 12 位，不能是常见密码', 'At least 12 characters, and not a common one')}
          value={password}
          onChange={setPassword}
          autoComplete="new-password"
        />
        <Button type="primary" block loading={f.busy} onClick={() => void send()}>
          {toSay(say('开始使用', 'Begin'))}
        </Button>
      </div>
    </Card>
  )
}
