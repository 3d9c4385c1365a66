import { BellOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons'
import { Badge, Button, Dropdown } from 'antd'
import { type Me, SignOut } from '#kernel/access'
import { say } from '#platform/say'
import { forgetDrafts, keptAnswers, rememberMe, T, To, useDo, useGo, useSay, useSession } from '#ui'
import { LanguageSwitch } from './language-switch.tsx'

const texts = {
  product: say('工运', 'Gongyun'),
  menu: say('打开菜单', 'Open the menu'),
  account: say('我的账户（改密码）', 'My account (password)'),
  out: say('退出登录', 'Sign out'),
  demonstration: say('演示数据', 'Demonstration'),
}

function Bell({ unread }: { unread: number }) {
  const toSay = useSay()
  return (
    <To
      to="/notices"
      className="s-bell"
      aria-label={toSay(say(`消息，${unread} 条未读`, `Messages, ${unread} unread`))}
    >
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined aria-hidden="true" />
      </Badge>
    </To>
  )
}

function AccountMenu({ me }: { me: Me }) {
  const toSay = useSay()
  const go = useGo()
  const out = useDo(SignOut)
  const leave = async () => {
    await out.run({})
    keptAnswers.removeQueries({ predicate: (query) => query.queryKey[1] !== '/api/session' })
    rememberMe(null)
    forgetDrafts(null)
    go('/')
  }
  const [first] = me.appointments
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: first ? `${first.unitName} ${toSay(first.postLabel)}` : me.login, disabled: true },
          { key: 'account', label: toSay(texts.account), onClick: () => go('/account') },
          { key: 'out', label: toSay(texts.out), onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} className="s-account">
        {me.name}
      </Button>
    </Dropdown>
  )
}

/** Name of the product, messages, language, account. */
export function Header({ me, onMenu }: { me: Me; onMenu: (() => void) | null }) {
  const toSay = useSay()
  const { data } = useSession()
  return (
    <header className="s-header">
      {onMenu && <Button type="text" icon={<MenuOutlined />} aria-label={toSay(texts.menu)} onClick={onMenu} />}
      <To to="/" className="s-brand">
        <T of={texts.product} />
      </To>
      {data?.demonstration && (
        <span className="s-demonstration">
          <T of={texts.demonstration} />
        </span>
      )}
      <span className="s-grow" />
      <Bell unread={me.unread} />
      <LanguageSwitch />
      <AccountMenu me={me} />
    </header>
  )
}
