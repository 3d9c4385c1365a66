import type { ReactNode } from 'react'
import type { Say } from '#platform/say'
import { T } from '../words/language.tsx'

/** A grid of labels and values. Holds `Fact`s. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="g-facts">{children}</dl>
}

/** One label with its value; `wide` takes the whole line; `source` names the document behind it. */
export function Fact({
  label,
  children,
  wide,
  source,
}: {
  label: Say
  children: ReactNode
  wide?: boolean
  source?: Say
}) {
  return (
    <div className={wide ? 'g-fact g-fact-wide' : 'g-fact'}>
      <dt>
        <T of={label} />
      </dt>
      <dd>
        {children}
        {source && (
          <small className="g-source">
            <T of={source} />
          </small>
        )}
      </dd>
    </div>
  )
}
