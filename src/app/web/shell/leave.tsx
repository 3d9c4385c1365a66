import { Button } from 'antd'
import { SignOut } from '#kernel/access'
import { say } from '#platform/say'
import { forgetDrafts, keptAnswers, rememberMe, T, useDo, useGo } from '#ui'

/** Signs out and forgets what the person has seen and begun here. */
export function useLeave(): () => Promise<void> {
  const go = useGo()
  const out = useDo(SignOut)
  return async () => {
    await out.run({})
    keptAnswers.removeQueries({ predicate: (query) => query.queryKey[1] !== '/api/session' })
    rememberMe(null)
    forgetDrafts(null)
    go('/')
  }
}

/** The way out for who cannot go on now. */
export function LeaveButton() {
  const leave = useLeave()
  return (
    <Button type="link" className="s-leave" onClick={() => void leave()}>
      <T of={say('退出登录', 'Sign out')} />
    </Button>
  )
}
