import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { type Say, say } from '#platform/say'
import { setLanguage, T, useLanguage, useSay } from '#ui'

/** A page for people on a phone: no shell, one column, both languages. */
export function PhonePage({ title, children }: { title: Say; children: ReactNode }) {
  const toSay = useSay()
  const now = useLanguage()
  useEffect(() => {
    document.title = `${toSay(title)} - ${toSay(say('工运', 'Gongyun'))}`
  })
  return (
    <div className="c-public">
      <Button type="text" onClick={() => setLanguage(now === 'zh' ? 'en' : 'zh')}>
        {now === 'zh' ? 'English' : '中文'}
      </Button>
      <h1>
        <T of={title} />
      </h1>
      {children}
    </div>
  )
}

/** Where somebody must sign in first. */
export const SignInFirst = () => (
  <p>
    <a href={`/my?then=${encodeURIComponent(location.pathname)}`}>
      <T
        of={say(
          '请先用身份证号或社会保障卡号登录，登录后自动回到本页',
          'Sign in with your card number; you come back here',
        )}
      />
    </a>
  </p>
)
