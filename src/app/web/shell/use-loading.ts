import { useEffect } from 'react'
import { keptAnswers } from '#ui'

const everyMs = 3000

/** While the demonstration is still being loaded, everything shown is asked again now and then; it appears as it comes. */
export function useLoading(loading: boolean): void {
  useEffect(() => {
    if (!loading) return
    const timer = setInterval(() => void keptAnswers.invalidateQueries(), everyMs)
    return () => {
      clearInterval(timer)
      // What was asked just before the end may have come without the rest.
      void keptAnswers.invalidateQueries()
    }
  }, [loading])
}
