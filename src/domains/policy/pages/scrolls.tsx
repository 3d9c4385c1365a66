import { type ReactNode, useEffect, useRef } from 'react'
import type { Say } from '#platform/say'
import { useSay } from '#ui'

/** A part of the page that scrolls by itself. While it does, the keyboard can reach it. */
export function Scrolls({ label, className, children }: { label: Say; className: string; children: ReactNode }) {
  const toSay = useSay()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      if (element.scrollHeight > element.clientHeight) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    measure()
    return () => watcher.disconnect()
  })
  return (
    <section ref={box} className={className} aria-label={toSay(label)}>
      {children}
    </section>
  )
}
