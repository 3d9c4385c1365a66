import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useEffect } from 'react'
import { answers } from './ask/ask.ts'
import { theme } from './theme.ts'
import { useLanguage } from './words/language.tsx'

/** The nonce that the server put into the page, without which its style rules would be refused. */
const nonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** What every page stands in: language, look, kept answers, dialogs. */
export function UiRoot({ children }: { children: ReactNode }) {
  const lang = useLanguage()
  useEffect(() => {
    dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en')
  }, [lang])
  return (
    <ConfigProvider
      theme={theme}
      locale={lang === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      csp={{ nonce: nonce() }}
    >
      <App>
        <QueryClientProvider client={answers}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
