import { say } from '#platform/say'
import { Page, T, To } from '#ui'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title={say('没有这个页面', 'No such page')}>
      <p>
        <T of={say('地址可能有误，或页面已移动。', 'The address may be wrong, or the page has moved.')} />{' '}
        <To to="/">
          <T of={say('回到我的工作台', 'Back to my desk')} />
        </To>
      </p>
    </Page>
  )
}
