import { say } from '#platform/say'
import { T, useSession } from '#ui'
import { Card } from './card.tsx'
import { LeaveButton } from './leave.tsx'
import { PasswordForm } from './password-form.tsx'

/** A password that somebody else has seen must be changed before anything else. */
export function ForcedPassword() {
  const session = useSession()
  return (
    <Card title={say('请先修改密码', 'Change your password first')}>
      <p>
        <T
          of={say('初始密码由他人设置，修改后方可使用系统。', 'Somebody else set this password; change it to go on.')}
        />
      </p>
      <PasswordForm onDone={() => void session.refetch()} />
      <LeaveButton />
    </Card>
  )
}
