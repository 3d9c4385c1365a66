import type { Lang } from '#platform/say'

const locale = { zh: 'zh-CN', en: 'en-GB' } as const

/** A number with grouped thousands and a fixed number of decimals; as many as it has when `decimals` is left out. */
export const formatNumber = (value: number, decimals?: number, lang: Lang = 'zh'): string =>
  new Intl.NumberFormat(locale[lang], {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 6,
  }).format(value)

/** Cents as yuan: 270000 is “2,700.00 元”. */
export const money = (cents: number, lang: Lang = 'zh'): string =>
  lang === 'zh' ? `${formatNumber(cents / 100, 2)} 元` : `CNY ${formatNumber(cents / 100, 2, 'en')}`

/** A share of one as a percentage: 0.235 is “23.5%”. */
export const formatPercent = (share: number, decimals = 1): string => `${formatNumber(share * 100, decimals)}%`

const inChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** A day stays as it is, 2026-03-31; an instant is shown in Chinese time, 2026-03-31 09:05. */
export const formatDate = (value: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : inChina.format(new Date(value)).replace(',', '')

/** Bytes for a person: 2.4 MB. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${formatNumber(bytes / 1024, 1)} KB`
  return `${formatNumber(bytes / 1024 / 1024, 1)} MB`
}
