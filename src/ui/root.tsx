import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useEffect } from 'react'
import { answers } from './ask/ask.ts'
import { styleNonce } from './style-nonce.ts'
import { theme } from './theme.ts'
import { useLanguage } from './words/language.tsx'

/** What opens beside a control belongs to the part of the page that the control is in, for those who move by landmarks. */
const placeOfPopup = (control?: HTMLElement): HTMLElement =>
  control?.closest<HTMLElement>('main, header, [role=dialog]') ?? document.body

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
      csp={{ nonce: styleNonce() }}
      getPopupContainer={placeOfPopup}
    >
      <App>
        <QueryClientProvider client={answers}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
