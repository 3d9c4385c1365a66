import { lazy, Suspense } from 'react'
import { type Say, say } from '#platform/say'
import { formatNumber } from '../show/format.ts'
import { T, useLanguage, useSay } from '../words/language.tsx'

const Line = lazy(() => import('./line.tsx'))

export interface TrendProps {
  label: Say
  measure?: Say
  /** In order of time; a period without a figure has null. */
  points: readonly { at: string; value: number | null }[]
  decimals?: number
  height?: number
}

/** A small line of figures over time. The drawing is fetched only when it is needed; the figures are there as a table. */
export function Trend({ label, measure, points, decimals, height = 160 }: TrendProps) {
  const toSay = useSay()
  const lang = useLanguage()
  return (
    <figure className="g-trend">
      <figcaption>
        <T of={label} />
        {measure && (
          <small>
            {' '}
            <T of={measure} />
          </small>
        )}
      </figcaption>
      {points.some((point) => point.value !== null) ? (
        <Suspense fallback={<div style={{ height }} />}>
          <Line name={toSay(label)} points={points} height={height} />
        </Suspense>
      ) : (
        <p className="g-hint">
          <T of={say('还没有数据。', 'No figures yet.')} />
        </p>
      )}
      <details>
        <summary>
          <T of={say('数据', 'Figures')} />
        </summary>
        <table className="g-table">
          <tbody>
            {points.map((point) => (
              <tr key={point.at}>
                <th scope="row">{point.at}</th>
                <td className="g-number">{point.value === null ? '—' : formatNumber(point.value, decimals, lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
