import { say } from '#platform/say'
import { Page, T, To } from '#ui'

/** A page that the person's posts do not open. */
export function NotAllowed() {
  return (
    <Page title={say('没有查看权限', 'Not open to you')}>
      <p>
        <T
          of={say(
            '您的岗位没有查看此页的权限。如工作需要，请联系系统管理员。',
            'Your posts do not open this page. If your work needs it, ask the system administrator.',
          )}
        />
      </p>
      <p>
        <To to="/">
          <T of={say('回到我的工作台', 'Back to my desk')} />
        </To>
      </p>
    </Page>
  )
}
