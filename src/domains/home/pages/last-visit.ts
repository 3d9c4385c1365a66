import { useEffect, useState } from 'react'
import { useMe } from '#ui'

/** A visit lasts so long; coming back within it is the same visit, and what was new stays new. */
const oneVisit = 30 * 60_000

interface Visits {
  /** When this visit began. */
  began: number
  /** When the one before it began; null for the first. */
  before: number | null
}

function read(key: string): Visits | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Visits | null
  } catch {
    return null
  }
}

/** When this person was on this page of this device before; undefined for the first time. Kept on the device. */
export function useLastVisit(page: string): string | undefined {
  const { personId } = useMe()
  const key = `visit-${page}-${personId}`
  const [visits] = useState((): Visits => {
    const kept = read(key)
    if (!kept) return { began: Date.now(), before: null }
    return Date.now() - kept.began < oneVisit ? kept : { began: Date.now(), before: kept.began }
  })
  useEffect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(visits))
    } catch {
      // A device that keeps nothing shows the last week each time.
    }
  }, [key, visits])
  return visits.before === null ? undefined : new Date(visits.before).toISOString()
}
