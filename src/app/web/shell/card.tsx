import { type ReactNode, useEffect } from 'react'
import { type Say, say } from '#platform/say'
import { T, useSay } from '#ui'
import { LanguageSwitch } from './language-switch.tsx'

const product = say('产业工人队伍建设改革与工会服务平台', 'Platform for the reform of the industrial workforce')

/** A page outside the shell: signing in, the first start, a new password. */
export function Card({ title, children }: { title: Say; children: ReactNode }) {
  const toSay = useSay()
  useEffect(() => {
    document.title = `${toSay(title)} - ${toSay(say('工运', 'Gongyun'))}`
  })
  return (
    <main className="s-card-page" id="content">
      <div className="s-card">
        <div className="s-card-head">
          <p className="s-brand">
            <T of={say('工运', 'Gongyun')} />
          </p>
          <LanguageSwitch />
        </div>
        <p className="g-hint">
          <T of={product} />
        </p>
        <h1>
          <T of={title} />
        </h1>
        {children}
      </div>
    </main>
  )
}
