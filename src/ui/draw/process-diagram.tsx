import { useId } from 'react'
import { join, say } from '#platform/say'
import { Scroll } from '../show/scroll.tsx'
import { useLanguage, useSay } from '../words/language.tsx'
import { cutTo, graphOf, linesOf, type Process } from './diagram-of.ts'
import { layOut, type Placed } from './layout.ts'
import { ProcessTable } from './process-table.tsx'

/** A line through points, bent softly between them. */
const pathOf = (points: readonly [number, number][]): string =>
  points
    .map(([x, y], i) => {
      const before = points[i - 1]
      if (!before) return `M${x} ${y}`
      if (before[0] === x) return `L${x} ${y}`
      const half = (before[1] + y) / 2
      return `C${before[0]} ${half} ${x} ${half} ${x} ${y}`
    })
    .join(' ')

function StateBox({ state, at, start }: { state: Process['states'][number]; at: Placed; start: boolean }) {
  const lines = linesOf(state, useLanguage())
  const inner = { x: at.x + 3, y: at.y + 3, width: at.width - 6, height: at.height - 6 }
  return (
    <g className={start ? 'g-box g-box-start' : 'g-box'}>
      <rect x={at.x} y={at.y} width={at.width} height={at.height} rx="4" />
      {state.final && <rect {...inner} rx="2" />}
      {lines.map((line, i) => (
        <text
          key={line}
          x={at.x + at.width / 2}
          y={at.y + 23 + i * 17}
          textAnchor="middle"
          className={i === 0 ? 'g-box-name' : 'g-box-note'}
        >
          <title>{line}</title>
          {cutTo(line, i === 0 ? 14 : 12, at.width - 16)}
        </text>
      ))}
    </g>
  )
}

function Arrow({
  line,
  label,
  at,
  marker,
}: {
  line: [number, number][]
  label: string
  at: Placed | undefined
  marker: string
}) {
  return (
    <g className="g-arrow">
      <path d={pathOf(line)} markerEnd={`url(#${marker})`} />
      {at && (
        <>
          <rect x={at.x} y={at.y} width={at.width} height={at.height} rx="3" />
          <text x={at.x + at.width / 2} y={at.y + 15} textAnchor="middle">
            {label}
          </text>
        </>
      )}
    </g>
  )
}

/** A process as a drawing: states as boxes with term and document, actions as arrows; the same as a table beneath. */
export function ProcessDiagram({ of }: { of: Process }) {
  const toSay = useSay()
  const lang = useLanguage()
  const marker = useId()
  const layout = layOut(graphOf(of, lang))
  const name = toSay(join(of.label, say('的流程图', ': diagram')))
  return (
    <>
      <Scroll label={say(`${of.label.zh}流程图`, `Diagram of ${of.label.en}`)}>
        <svg width={layout.width} height={layout.height} role="img" aria-label={name} className="g-diagram">
          <defs>
            <marker id={marker} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M0 0 8 4 0 8z" />
            </marker>
          </defs>
          {of.actions.flatMap((action) =>
            action.from.map((from) => {
              const id = `${action.name}:${from}`
              return (
                <Arrow
                  key={id}
                  line={layout.lines.get(id) ?? []}
                  at={layout.labels.get(id)}
                  label={toSay(action.label)}
                  marker={marker}
                />
              )
            }),
          )}
          {of.states.map((state) => {
            const at = layout.boxes.get(state.name)
            return at && <StateBox key={state.name} state={state} at={at} start={state.name === of.start} />
          })}
        </svg>
      </Scroll>
      <ProcessTable of={of} />
    </>
  )
}
