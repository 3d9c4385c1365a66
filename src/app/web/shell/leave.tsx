import { App, Button } from 'antd'
import { SignOut } from '#kernel/access'
import { say } from '#platform/say'
import {
  forgetDrafts,
  forgetSeen,
  keptAnswers,
  listEntries,
  problemOf,
  rememberMe,
  T,
  useDo,
  useGo,
  useSay,
  useSession,
  wipeOutbox,
} from '#ui'

const texts = {
  out: say('退出登录', 'Sign out'),
  unsent: (n: number) =>
    say(
      `有 ${n} 件尚未发送。退出登录会把它们从本机删除，不能恢复。`,
      `Not sent yet: ${n}. Signing out removes them from this device for good.`,
    ),
  wipe: say('删除并退出', 'Remove and sign out'),
  stay: say('先不退出', 'Stay'),
}

/** Signs out and forgets what the person has seen, begun and kept here; asks first where something was not sent. */
export function useLeave(): () => Promise<void> {
  const go = useGo()
  const toSay = useSay()
  const { modal, message } = App.useApp()
  const out = useDo(SignOut)
  const personId = useSession().data?.me?.personId
  return async () => {
    // Read anew: another tab may have kept something meanwhile.
    const unsent = (await listEntries()).length
    const ask = { title: toSay(texts.unsent(unsent)), okText: toSay(texts.wipe), cancelText: toSay(texts.stay) }
    if (unsent > 0 && !(await modal.confirm({ ...ask, okButtonProps: { danger: true } }))) return
    try {
      await out.run({})
    } catch (thrown) {
      // Without the server the session would go on; nothing is wiped as if it had ended.
      void message.error(toSay(problemOf(thrown).text))
      return
    }
    keptAnswers.removeQueries({ predicate: (query) => query.queryKey[1] !== '/api/session' })
    rememberMe(null)
    forgetDrafts(null)
    await forgetSeen(null)
    if (personId) await wipeOutbox(personId)
    go('/')
  }
}

/** The way out for who cannot go on now. */
export function LeaveButton() {
  const leave = useLeave()
  return (
    <Button type="link" className="s-leave" onClick={() => void leave()}>
      <T of={texts.out} />
    </Button>
  )
}
