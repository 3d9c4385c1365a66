import { Badge, Button, Dropdown } from 'antd'
import type { Me } from '#kernel/access'
import { say } from '#platform/say'
import {
  BellOutlined,
  MenuOutlined,
  OutboxLink,
  SearchOutlined,
  T,
  To,
  UserOutlined,
  useGo,
  useSay,
  useSession,
  useWide,
} from '#ui'
import { LanguageSwitch } from './language-switch.tsx'
import { useLeave } from './leave.tsx'
import { useLoading } from './use-loading.ts'
import type { KeyDialog } from './use-shortcuts.ts'

const texts = {
  product: say('工运', 'Gongyun'),
  menu: say('打开菜单', 'Open the menu'),
  search: say('搜索', 'Search'),
  keys: say('键盘快捷键', 'Keys'),
  account: say('我的账户（改密码）', 'My account (password)'),
  out: say('退出登录', 'Sign out'),
  demonstration: say('演示数据', 'Demo'),
  loading: say('演示数据载入中，稍候自动显示', 'Loading the demonstration'),
}

const mostShown = 99

function Bell({ unread }: { unread: number }) {
  const toSay = useSay()
  // What is heard is what is seen: above ninety-nine nobody counts.
  const shown = unread > mostShown ? `${mostShown}+` : String(unread)
  return (
    <To to="/notices" className="s-bell" aria-label={toSay(say(`消息，${shown} 条未读`, `Messages, ${shown} unread`))}>
      <Badge count={unread} size="small" offset={[unread > 9 ? 6 : 0, 0]} overflowCount={mostShown}>
        <BellOutlined aria-hidden="true" />
      </Badge>
    </To>
  )
}

function AccountMenu({ me, onKeys }: { me: Me; onKeys: (() => void) | null }) {
  const toSay = useSay()
  const go = useGo()
  const leave = useLeave()
  const [first] = me.appointments
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: first ? `${first.unitName} ${toSay(first.postLabel)}` : me.login, disabled: true },
          { key: 'account', label: toSay(texts.account), onClick: () => go('/account') },
          ...(onKeys ? [{ key: 'keys', label: `${toSay(texts.keys)}  ?`, onClick: onKeys }] : []),
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
export function Header({
  me,
  onMenu,
  onOpen,
}: {
  me: Me
  onMenu: (() => void) | null
  onOpen(dialog: KeyDialog): void
}) {
  const toSay = useSay()
  const { data } = useSession()
  useLoading(data?.loading ?? false)
  const wide = useWide()
  return (
    <header className="s-header">
      {onMenu && <Button type="text" icon={<MenuOutlined />} aria-label={toSay(texts.menu)} onClick={onMenu} />}
      <To to="/" className="s-brand">
        <T of={texts.product} />
      </To>
      {data?.demonstration && (
        <span className="s-demonstration" role={data.loading ? 'status' : undefined}>
          <T of={data.loading ? texts.loading : texts.demonstration} />
        </span>
      )}
      <span className="s-grow" />
      <Button
        type="text"
        icon={<SearchOutlined />}
        aria-label={toSay(texts.search)}
        aria-keyshortcuts="Control+K /"
        onClick={() => onOpen('search')}
      >
        {wide && <T of={texts.search} />}
      </Button>
      <OutboxLink className="s-bell" />
      <Bell unread={me.unread} />
      <LanguageSwitch />
      <AccountMenu me={me} onKeys={wide ? () => onOpen('help') : null} />
    </header>
  )
}
