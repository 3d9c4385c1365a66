import { type ReactNode, useEffect, useRef } from 'react'
import type { Say } from '#platform/say'
import { useSay } from '../words/language.tsx'

/** Content that may be wider than the screen. While it is, the keyboard can reach it and scroll it. */
export function Scroll({
  label: text,
  children,
  className = 'g-scroll',
}: {
  label: Say
  children: ReactNode
  className?: string
}) {
  const label = useSay()(text)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => {
      const overflows = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight
      // Named only while it is a stop of the keyboard; it is no landmark of the page.
      for (const [name, value] of Object.entries({ tabindex: '0', role: 'group', 'aria-label': label }))
        if (overflows) element.setAttribute(name, value)
        else element.removeAttribute(name)
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    measure()
    return () => watcher.disconnect()
  })
  return (
    <div ref={box} className={className}>
      {children}
    </div>
  )
}
