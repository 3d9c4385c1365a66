import type { ThemeConfig } from 'antd'
import type { Lang } from '#platform/say'

const chinese = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC"'
const latin = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans"'

/** Fonts of Chinese draw quotation marks and apostrophes as wide as a character, so English has its own first. */
const fonts: Readonly<Record<Lang, string>> = {
  zh: `-apple-system, ${chinese}, ${latin}, sans-serif`,
  en: `-apple-system, ${latin}, ${chinese}, sans-serif`,
}

/** One accent; red only for overdue and danger; every text at least 4.5 : 1 on its ground. */
export const themeIn = (lang: Lang): ThemeConfig => ({
  token: {
    fontFamily: fonts[lang],
    fontSize: 14,
    borderRadius: 4,
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    // Darker, not lighter, under the pointer: a link must stay readable on the shade of its row.
    colorLinkHover: '#003eb3',
    colorLinkActive: '#002c8c',
    colorInfo: '#0958d9',
    colorError: '#cf1322',
    colorTextPlaceholder: 'rgba(0,0,0,.58)',
    colorTextDescription: 'rgba(0,0,0,.65)',
    colorTextTertiary: 'rgba(0,0,0,.65)',
    colorTextQuaternary: 'rgba(0,0,0,.58)',
    colorBgLayout: '#f5f6f8',
    wireframe: false,
  },
  components: {
    Alert: { withDescriptionPadding: '8px 12px', withDescriptionIconSize: 16 },
    // Darker under the pointer, as links are: white on a lighter blue, and a lighter blue on white, are too faint.
    Button: {
      ...{ primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', colorPrimaryHover: '#003eb3' },
      ...{ defaultHoverColor: '#003eb3', defaultActiveColor: '#002c8c' },
    },
  },
})
