import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useEffect } from 'react'
import { answers } from './ask/ask.ts'
import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  InfoCircleFilled,
  LoadingOutlined,
} from './show/icons.tsx'
import { styleNonce } from './style-nonce.ts'
import { themeIn } from './theme.ts'
import { useLanguage } from './words/language.tsx'

type Locale = typeof zhCN

/** The buttons of a calendar show a year and a month; antd names them otherwise, so that saying what one sees finds nothing. */
const withPlainCalendar = (locale: Locale): Locale =>
  locale.DatePicker
    ? {
        ...locale,
        DatePicker: { ...locale.DatePicker, lang: { ...locale.DatePicker.lang, yearSelect: '', monthSelect: '' } },
      }
    : locale

const chinese = withPlainCalendar(zhCN)
const english = withPlainCalendar(enUS)

/** What opens beside a control belongs to the part of the page that the control is in, for those who move by landmarks. */
const placeOfPopup = (control?: HTMLElement): HTMLElement =>
  control?.closest<HTMLElement>('main, header, [role=dialog]') ?? document.body

const themes = { zh: themeIn('zh'), en: themeIn('en') }
const quietButton = { autoInsertSpace: false, loadingIcon: <LoadingOutlined /> }
const quietAlert = {
  successIcon: <CheckCircleFilled />,
  infoIcon: <InfoCircleFilled />,
  warningIcon: <ExclamationCircleFilled />,
  errorIcon: <CloseCircleFilled />,
}

/** What every page stands in: language, look, kept answers, dialogs. */
export function UiRoot({ children }: { children: ReactNode }) {
  const lang = useLanguage()
  useEffect(() => {
    dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en')
  }, [lang])
  return (
    <ConfigProvider
      theme={themes[lang]}
      locale={lang === 'zh' ? chinese : english}
      button={quietButton}
      alert={quietAlert}
      csp={{ nonce: styleNonce() }}
      getPopupContainer={placeOfPopup}
    >
      <App>
        <QueryClientProvider client={answers}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
