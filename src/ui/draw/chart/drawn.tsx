import { createElement, useEffect, useId, useRef, useState } from 'react'
import type { Plan } from './data.ts'
import { draw } from './draw.ts'
import { hatch } from './picture.ts'
import type { Shape } from './scene.ts'

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

/** A shape as an element; the children are given one by one, so that they need no keys. */
function elementOf({ tag, attrs, text, title, of: key }: Shape, id: string, onPick?: (key: string) => void) {
  const isDoor = onPick !== undefined && key !== undefined
  const all = {
    ...attrs,
    ...(attrs.fill === 'url(#hatch)' && { fill: `url(#${id})` }),
    ...(isDoor && { onClick: () => onPick(key), className: 'g-chart-door' }),
  }
  // What is written needs no words beside it.
  return title === undefined || text !== undefined
    ? createElement(tag, all, text)
    : createElement(tag, all, createElement('title', null, title), text)
}

/**
 * A chart as one picture. Its figures are in the table beside it, which is where screen readers and keyboards go; a click
 * on a part does what the table's button does.
 */
export default function Drawn({ plan, label, onPick }: { plan: Plan; label: string; onPick?: (key: string) => void }) {
  const id = useId()
  const [box, width] = useWidth()
  const scene = width > 0 ? draw(plan, width) : null
  return (
    <div ref={box} className="g-chart-box">
      {scene && (
        <svg role="img" aria-label={label} width={width} height={Math.ceil(scene.height)} className="g-chart-svg">
          <defs>
            <pattern id={id} width={hatch.size} height={hatch.size} patternUnits="userSpaceOnUse">
              <path d={hatch.d} stroke={hatch.stroke} />
            </pattern>
          </defs>
          {createElement('g', null, ...scene.shapes.map((shape) => elementOf(shape, id, onPick)))}
        </svg>
      )}
    </div>
  )
}
