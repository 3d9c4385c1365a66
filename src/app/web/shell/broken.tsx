import type { ErrorComponentProps } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { say } from '#platform/say'
import { Page, problemOf, T, words } from '#ui'

/** A part of the pages that the server no longer has: the product was renewed while this tab was open. */
const isOldPage = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script/i.test(error.message)

const renewed = say(
  '系统已更新，请重新载入本页。未提交的内容会保留。',
  'The product was renewed; load this page again. What you wrote and did not send is kept.',
)

/** A page that broke: what to do, and a way to try again. The rest of the product goes on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const isOld = isOldPage(error)
  return (
    <Page title={isOld ? say('系统已更新', 'The product was renewed') : say('页面出错', 'This page broke')}>
      <Alert
        type={isOld ? 'info' : 'error'}
        showIcon
        role="alert"
        title={<T of={isOld ? renewed : problemOf(error).text} />}
        action={
          <Button type="primary" onClick={isOld ? () => location.reload() : reset}>
            <T of={isOld ? say('重新载入', 'Load again') : words.retry} />
          </Button>
        }
      />
    </Page>
  )
}
