import { type ReactNode, useEffect } from 'react'
import { type Say, say } from '#platform/say'
import { To } from '../pages/go.tsx'
import { useSay } from '../words/language.tsx'
import { WithinPage } from './within-page.ts'

const product = say('工运', 'Gongyun')
const trail = say('当前位置', 'You are here')

interface Props {
  title: Say | string
  subtitle?: ReactNode
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** Pages above this one. */
  breadcrumbs?: readonly { label: Say | string; to: string }[]
  children?: ReactNode
}

/** A page: where it is, what it is called, what can be done, and its content. */
export function Page({ title, subtitle, actions, breadcrumbs, children }: Props) {
  const toSay = useSay()
  const plain = (text: Say | string) => (typeof text === 'string' ? text : toSay(text))
  const name = plain(title)
  useEffect(() => {
    document.title = `${name} - ${toSay(product)}`
  })
  return (
    <div className="g-page">
      {breadcrumbs && breadcrumbs.length > 0 && (
        <nav aria-label={toSay(trail)} className="g-trail">
          <ol>
            {breadcrumbs.map((step) => (
              <li key={step.to}>
                <To to={step.to}>{plain(step.label)}</To>
              </li>
            ))}
            <li aria-current="page">{name}</li>
          </ol>
        </nav>
      )}
      <header className="g-page-head">
        <div>
          <h1>{name}</h1>
          {subtitle && <div className="g-subtitle">{subtitle}</div>}
        </div>
        {actions && <div className="g-actions">{actions}</div>}
      </header>
      <WithinPage value>{children}</WithinPage>
    </div>
  )
}

/** A part of a page with its own heading. */
export function Section({ title, actions, children }: { title: Say; actions?: ReactNode; children: ReactNode }) {
  const toSay = useSay()
  return (
    <section className="g-section">
      <div className="g-section-head">
        <h2>{toSay(title)}</h2>
        {actions && <div className="g-actions">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
