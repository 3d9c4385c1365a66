import { Button } from 'antd'
import { setLanguage, useLanguage } from '#ui'

/** Offers the other language, in that language. */
export function LanguageSwitch() {
  const lang = useLanguage()
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  )
}
