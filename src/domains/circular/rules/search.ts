const numerals = '一二三四'

/** 2026年第三季度, 2026年三季度, 2026年上半年, 2026年7月, 2026年, 2026-Q3: the key of the period that a word names; null for any other word. */
function keyOf(word: string): string | null {
  const key = /^(\d{4})(-(?:[QH]\d|\d\d))?$/.exec(word)
  if (key) return word
  const [, year, rest = ''] = /^(\d{4})年(.*)$/.exec(word) ?? []
  if (!year) return null
  if (rest === '' || rest === '度') return year
  const quarter = /^第?([一二三四1-4])季度$/.exec(rest)?.[1]
  if (quarter) return `${year}-Q${/\d/.test(quarter) ? quarter : numerals.indexOf(quarter) + 1}`
  if (/^[上下]半年$/.test(rest)) return `${year}-H${rest.startsWith('上') ? 1 : 2}`
  const month = /^(\d{1,2})月份?$/.exec(rest)?.[1]
  return month ? `${year}-${month.padStart(2, '0')}` : null
}

/** What somebody looks for among figures: words of indicator or unit, and a period wherever a word of theirs names one. */
export function searchFor(typed: string): { words?: string; period?: string } {
  const parts = typed.trim().split(/\s+/).filter(Boolean)
  const period = parts.map(keyOf).find((key) => key !== null)
  const words = parts.filter((part) => keyOf(part) === null).join(' ')
  return { ...(words ? { words } : {}), ...(period ? { period } : {}) }
}
