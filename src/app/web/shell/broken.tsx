import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button, Result } from 'antd'
import { say } from '#platform/say'
import { problemOf, T, words } from '#ui'

/** A page that broke: what to do, and a way to try again. The rest of the product goes on. */
export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <Result
      status="error"
      title={<T of={say('页面出错', 'This page broke')} />}
      subTitle={<T of={problemOf(error).text} />}
      extra={
        <Button type="primary" onClick={reset}>
          <T of={words.retry} />
        </Button>
      }
    />
  )
}
