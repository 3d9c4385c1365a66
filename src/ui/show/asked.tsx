import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { say } from '#platform/say'
import type { Problem } from '../ask/problem.ts'
import { To } from '../pages/go.tsx'
import { words } from '../words/common.ts'
import { T, useSay } from '../words/language.tsx'
import { ProblemBox } from './problem.tsx'

/** Grey lines while something loads. */
export function Loading() {
  const toSay = useSay()
  return (
    <div role="status" aria-label={toSay(words.loading)}>
      <Skeleton active title={false} paragraph={{ rows: 5 }} />
    </div>
  )
}

/** A problem; what is not there, or not for this person, leads back to the desk. */
function Refused({ of }: { of: UseQueryResult<unknown, Problem> }) {
  if (!of.error) return null
  return (
    <>
      <ProblemBox problem={of.error} onRetry={() => void of.refetch()} />
      {(of.error.status === 404 || of.error.status === 403) && (
        <p>
          <To to="/">
            <T of={say('回到我的工作台', 'Back to my desk')} />
          </To>
        </p>
      )}
    </>
  )
}

/** Shows an answer once it is there; before that grey lines, and a problem with a way to try again. */
export function Asked<A>({ of, children }: { of: UseQueryResult<A, Problem>; children: (answer: A) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Refused of={of} />
  return <Loading />
}
