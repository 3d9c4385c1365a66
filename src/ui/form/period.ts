import { type Say, say } from '#platform/say'

/** Parts of a year that can be reported for. The empty one is the whole year. */
export const partsOfYear: readonly { value: string; label: Say }[] = [
  { value: '', label: say('全年', 'Whole year') },
  ...['一', '二', '三', '四'].map((n, i) => ({ value: `Q${i + 1}`, label: say(`第${n}季度`, `Q${i + 1}`) })),
  { value: 'H1', label: say('上半年', 'First half') },
  { value: 'H2', label: say('下半年', 'Second half') },
  ...Array.from({ length: 12 }, (_, i) => {
    const month = String(i + 1).padStart(2, '0')
    return { value: month, label: say(`${i + 1} 月`, `Month ${month}`) }
  }),
]

/** `2026-Q3` as its year and part; a bare year has the empty part. */
export function splitPeriod(period: string | null): { year: string | null; part: string } {
  const [year, part = ''] = (period ?? '').split('-')
  return { year: year || null, part }
}

/** Year and part as one period, or null without a year. */
export const joinPeriod = (year: string | null, part: string): string | null =>
  year === null ? null : part === '' ? year : `${year}-${part}`

/** A period as people say it: 2026年第三季度. One that a document words in its own way stays as it is printed. */
export function sayPeriod(period: string): Say {
  if (!/^\d{4}(-(Q[1-4]|H[12]|\d{2}))?$/.test(period)) return say(period, period)
  const { year, part } = splitPeriod(period)
  const label = partsOfYear.find((p) => p.value === part)?.label
  if (!label || part === '') return say(`${year}年`, `${year}`)
  return say(`${year}年${label.zh.replace(' ', '')}`, `${label.en} ${year}`)
}
