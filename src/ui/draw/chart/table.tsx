import { say } from '#platform/say'
import { Scroll } from '../../show/scroll.tsx'
import { T } from '../../words/language.tsx'
import { type Plan, written } from './data.ts'

/** The figures of a chart as a table, for whoever does not see it or wants them exactly; its buttons lead where clicks do. */
export function ChartTable({
  plan,
  caption,
  leads,
  onPick,
}: {
  plan: Plan
  caption: string
  leads: ((key: string) => boolean) | undefined
  onPick: ((key: string) => void) | undefined
}) {
  return (
    <details className="g-chart-table">
      <summary>
        <T of={say('数据表', 'Table of figures')} />
      </summary>
      <Scroll label={say(caption, caption)}>
        <table className="g-table">
          <caption className="g-unseen">{caption}</caption>
          <thead>
            <tr>
              <td />
              {plan.series.map(({ label }) => (
                <th key={label} scope="col" className="g-number">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.categories.map(({ key, label }, i) => (
              <tr key={`${key} ${label}`}>
                <th scope="row">
                  {onPick && (leads?.(key) ?? true) ? (
                    <button type="button" className="g-bare g-link" onClick={() => onPick(key)}>
                      {label}
                    </button>
                  ) : (
                    label
                  )}
                </th>
                {plan.series.map((series) => (
                  <td key={series.label} className="g-number">
                    {written(plan, series.values[i])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}
