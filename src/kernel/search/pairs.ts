/** How many words one search may have: more only make it slower. */
const mostTerms = 8

const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const unseen = /[\p{Cc}\p{Cf}]/gu
const looseSpace = / (?=[^\0-\x7f])|(?<=[^\0-\x7f]) /g

/**
 * A text as it is kept and searched: full-width letters and digits are plain ones, and there is no space beside a Chinese
 * character, where line ends and typists leave them.
 */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(fullWidth, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/\s+/g, ' ')
    .replace(unseen, '')
    .replace(looseSpace, '')
    .trim()

const counts = /[\p{L}\p{N}]/u

/**
 * Every two neighbouring letters, digits or Chinese characters of a text as one number, each once. A word of two
 * characters is one of them; a longer one is found where all of its pairs are, and then looked at itself.
 */
export function pairsOf(text: string): number[] {
  const plain = text.toLowerCase()
  const found = new Set<number>()
  for (let i = 1; i < plain.length; i += 1)
    if (counts.test(plain.charAt(i - 1)) && counts.test(plain.charAt(i)))
      found.add((plain.charCodeAt(i - 1) << 16) | plain.charCodeAt(i))
  return [...found]
}

/** The words a person looks for: each must occur as it stands. Small letters, each once, eight at most. */
export const termsOf = (words: string): string[] =>
  [...new Set(words.split(/\s+/).map((word) => tidy(word).toLowerCase()))].filter(Boolean).slice(0, mostTerms)

/** The month of a day as a number that no pair of characters has; 0 without a day. */
export const monthKey = (day: string | null): number =>
  day === null ? 0 : Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
