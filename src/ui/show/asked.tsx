import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { type ReactNode, useContext } from 'react'
import { type Say, say } from '#platform/say'
import type { Problem } from '../ask/problem.ts'
import { To } from '../pages/go.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'
import { Page } from './page.tsx'
import { ProblemBox } from './problem.tsx'
import { WithinPage } from './within-page.ts'

/** Grey lines while something loads. */
export function Loading() {
  const toSay = useSay()
  return (
    <div role="status" aria-label={toSay(words.loading)}>
      <Skeleton active title={false} paragraph={{ rows: 5 }} />
    </div>
  )
}

const refusals: Record<number, Say> = {
  403: say('没有查看权限', 'Not open to you'),
  404: say('没有找到', 'Not found'),
}

/** A problem; what is not there, or not for this person, leads back to the desk. In place of a whole page it is a page, with a title. */
function Refused({ of }: { of: UseQueryResult<unknown, Problem> }) {
  const within = useContext(WithinPage)
  if (!of.error) return null
  const refusal = refusals[of.error.status]
  const said = (
    <>
      <ProblemBox problem={of.error} onRetry={() => void of.refetch()} />
      {refusal && (
        <p>
          <To to="/">
            <T of={say('回到我的工作台', 'Back to my desk')} />
          </To>
        </p>
      )}
    </>
  )
  return within ? said : <Page title={refusal ?? say('暂时打不开', 'It cannot be shown now')}>{said}</Page>
}

/** Shows an answer once it is there; before that grey lines, and a problem with a way to try again. */
export function Asked<A>({ of, children }: { of: UseQueryResult<A, Problem>; children: (answer: A) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Refused of={of} />
  return <Loading />
}
