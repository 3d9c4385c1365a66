import { type ReactNode, useEffect, useRef } from 'react'
import type { Say } from '#platform/say'
import { useSay } from '../words/language.tsx'

/** Content that may be wider than the screen. While it is, the keyboard can reach it and scroll it. */
export function Scroll({ label, children }: { label: Say; children: ReactNode }) {
  const toSay = useSay()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      if (element.scrollWidth > element.clientWidth) element.tabIndex = 0
      else element.removeAttribute('tabindex')
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    measure()
    return () => watcher.disconnect()
  })
  return (
    <section ref={box} className="g-scroll" aria-label={toSay(label)}>
      {children}
    </section>
  )
}
