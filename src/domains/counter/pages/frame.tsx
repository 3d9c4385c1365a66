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
    <a href="/my">
      <T of={say('请先用社会保障卡号登录，再回到本页申请', 'Sign in with your card number first, then come back')} />
    </a>
  </p>
)
