import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../ask/problem.ts'
import { words } from '../words/common.ts'
import { useSay } from '../words/language.tsx'
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

/** Shows an answer once it is there; before that grey lines, and a problem with a way to try again. */
export function Asked<A>({ of, children }: { of: UseQueryResult<A, Problem>; children: (answer: A) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ProblemBox problem={of.error} onRetry={() => void of.refetch()} />
  return <Loading />
}
