import { useEffect, useRef, useState } from 'react'
import type { Plan } from './data.ts'
import { engineOn } from './engine.ts'
import { optionOf } from './option/index.ts'

/** The width of an element as it is now, and after each change; 0 before it is known. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watcher.observe(box.current)
    return () => watcher.disconnect()
  }, [])
  return [box, width] as const
}

const keyOf = (data: unknown): string | undefined =>
  typeof data === 'object' && data !== null && 'key' in data && typeof data.key === 'string' ? data.key : undefined

/**
 * A chart as one picture, drawn by ECharts. Its figures are in the table beside it, which is where screen readers and
 * keyboards go; a click on a part does what the table's button does.
 */
export default function Drawn({ plan, label, onPick }: { plan: Plan; label: string; onPick?: (key: string) => void }) {
  const [box, width] = useWidth()
  const ground = useRef<HTMLDivElement>(null)
  const drawing = width > 0 ? optionOf(plan, width) : null
  // Pages hand over new objects whenever they draw; the chart is drawn anew when it would look different.
  const look = drawing && JSON.stringify([plan.kind, drawing.height, drawing.option])
  const latest = useRef({ plan, drawing, onPick })
  latest.current = { plan, drawing, onPick }
  useEffect(() => {
    const { plan: shown, drawing: wanted } = latest.current
    if (!ground.current || !wanted || look === null) return
    const size = { width, height: Math.ceil(wanted.height) }
    const chart = engineOn(ground.current, shown, { renderer: 'svg', ...size })
    chart.setOption(wanted.option)
    chart.on('click', ({ data }) => {
      const key = keyOf(data)
      if (key !== undefined) latest.current.onPick?.(key)
    })
    return () => chart.dispose()
  }, [look, width])
  return (
    <div ref={box} className="g-chart-box">
      <div role="img" aria-label={label} className={onPick ? 'g-chart-door' : undefined}>
        <div ref={ground} aria-hidden="true" />
      </div>
    </div>
  )
}
