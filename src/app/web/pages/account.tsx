import { App, Button } from 'antd'
import { ListSessions, RevokeSession } from '#kernel/access'
import type { AnswerOf } from '#platform/endpoint'
import { say } from '#platform/say'
import {
  Asked,
  type Column,
  Fact,
  Facts,
  Page,
  ProblemBox,
  Section,
  T,
  TableFor,
  useAsk,
  useDo,
  useMe,
  useSay,
} from '#ui'
import { PasswordForm } from '../shell/password-form.tsx'
import { SecondFactor } from './second-factor.tsx'

type SessionLine = AnswerOf<typeof ListSessions>[number]

const texts = {
  title: say('我的账户', 'My account'),
  sessions: say('登录设备', 'Where I am signed in'),
  end: say('下线', 'Sign out there'),
  endAll: say('其他设备全部下线', 'Sign out everywhere else'),
  here: say('本机', 'this device'),
  changed: say('密码已修改。', 'The password was changed.'),
}

const columns: readonly Column<SessionLine>[] = [
  { key: 'agent', label: say('设备', 'Device'), width: 200 },
  { key: 'address', label: say('网络地址', 'Address') },
  { key: 'createdAt', label: say('登录时间', 'Signed in'), kind: 'date' },
  { key: 'seenAt', label: say('最近使用', 'Last used'), kind: 'date' },
  { key: 'current', label: say('状态', 'State'), kind: 'state', value: (row) => (row.current ? texts.here : null) },
]

function Sessions() {
  const toSay = useSay()
  const asked = useAsk(ListSessions, {})
  const revoke = useDo(RevokeSession)
  const end = (key: string) => void revoke.run({ params: { key } }).catch(() => null)
  return (
    <Section title={texts.sessions} actions={<Button onClick={() => end('all')}>{toSay(texts.endAll)}</Button>}>
      <ProblemBox problem={revoke.problem} />
      <Asked of={asked}>
        {(rows) => (
          <TableFor
            caption={texts.sessions}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            rowActions={(row) =>
              !row.current && (
                <Button size="small" type="link" danger onClick={() => end(row.key)}>
                  {toSay(texts.end)}
                </Button>
              )
            }
          />
        )}
      </Asked>
    </Section>
  )
}

/** Who I am here, my password, my second factor, my devices. */
export default function AccountPage() {
  const me = useMe()
  const toSay = useSay()
  const { message } = App.useApp()
  return (
    <Page title={texts.title}>
      <div className="g-panel">
        <Facts>
          <Fact label={say('姓名', 'Name')}>{me.name}</Fact>
          <Fact label={say('登录名', 'Sign-in name')}>{me.login}</Fact>
          <Fact label={say('任职', 'Posts')} wide>
            {me.appointments.map((post) => `${post.unitName} ${toSay(post.postLabel)}`).join('；')}
          </Fact>
        </Facts>
      </div>
      <Section title={say('修改密码', 'Password')}>
        <PasswordForm onDone={() => void message.success(toSay(texts.changed))} />
      </Section>
      <Section title={say('动态口令（第二重验证）', 'Second factor')}>
        <SecondFactor />
      </Section>
      <Sessions />
      <p className="g-hint">
        <T
          of={say('设备名称由浏览器自报，仅供参考。', 'Devices are named by their own browsers; take it as a hint.')}
        />
      </p>
    </Page>
  )
}
