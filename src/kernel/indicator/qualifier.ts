import { type Say, say } from '#platform/say'
import { groupDigits } from './decimal.ts'

/** What a qualifier says of the true number, compared with the one that is written. */
export type Sense = 'exact' | 'below' | 'around' | 'above' | 'at-least' | 'at-most' | 'more' | 'less'

interface Word {
  /** Where it stands in Chinese: 近5000人, 5000余人, 5000人以上. */
  place: 'before' | 'behind-number' | 'behind-measure'
  sense: Sense
  en: string
}

/**
 * The words with which reports blur their figures. 以上 and 以下 include the number itself, 超过 and 不满 do not
 * (Civil Code, art. 1259); 近, 余, 多, 约 and 左右 stay near it.
 */
const words: Readonly<Record<string, Word>> = {
  累计: { place: 'before', sense: 'exact', en: 'in all ' },
  达: { place: 'before', sense: 'exact', en: '' },
  超过: { place: 'before', sense: 'more', en: 'more than ' },
  超: { place: 'before', sense: 'more', en: 'more than ' },
  不足: { place: 'before', sense: 'less', en: 'less than ' },
  不满: { place: 'before', sense: 'less', en: 'less than ' },
  近: { place: 'before', sense: 'below', en: 'nearly ' },
  约: { place: 'before', sense: 'around', en: 'about ' },
  余: { place: 'behind-number', sense: 'above', en: 'over ' },
  多: { place: 'behind-number', sense: 'above', en: 'over ' },
  以上: { place: 'behind-measure', sense: 'at-least', en: 'at least ' },
  以下: { place: 'behind-measure', sense: 'at-most', en: 'at most ' },
  左右: { place: 'behind-measure', sense: 'around', en: 'about ' },
}

const known = new RegExp(Object.keys(words).join('|'), 'g')

/** The words of a qualifier, in their order; what is not known is left out. */
const wordsIn = (qualifier: string): string[] => qualifier.match(known) ?? []

/** What a qualifier says of the true number. Words nobody knows blur it: better unclear than wrongly exact. */
export function senseOf(qualifier: string): Sense {
  const senses = wordsIn(qualifier).map((word) => words[word]?.sense ?? 'around')
  const blurred = senses.find((sense) => sense !== 'exact')
  if (blurred) return blurred
  return qualifier.replace(known, '').trim() === '' ? 'exact' : 'around'
}

/** A figure as it is said: 累计近5,000人 / in all nearly 5,000 people. Unknown words stand before the number. */
export function sayFigure(value: string, qualifier: string, measure: Say): Say {
  const found = wordsIn(qualifier)
  const at = (place: Word['place']) => found.filter((word) => words[word]?.place === place).join('')
  const unknown = qualifier.replace(known, '').trim()
  const number = groupDigits(value)
  const en = unknown + found.map((word) => words[word]?.en ?? '').join('') + number
  return say(
    `${unknown}${at('before')}${number}${at('behind-number')}${measure.zh}${at('behind-measure')}`,
    measure.en === '%' ? `${en}%` : `${en} ${measure.en}`.trim(),
  )
}
