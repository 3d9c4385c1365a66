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
 * (Civil Code, art. 1259); 近, 余, 多, 约 and 左右 stay near it. Longer words come first, so that none is read as a shorter one.
 */
const words: Readonly<Record<string, Word>> = {
  累计: { place: 'before', sense: 'exact', en: 'in all ' },
  共计: { place: 'before', sense: 'exact', en: 'in all ' },
  总计: { place: 'before', sense: 'exact', en: 'in all ' },
  合计: { place: 'before', sense: 'exact', en: 'in all ' },
  新增: { place: 'before', sense: 'exact', en: 'newly ' },
  年均: { place: 'before', sense: 'exact', en: 'a year on average ' },
  月均: { place: 'before', sense: 'exact', en: 'a month on average ' },
  人均: { place: 'before', sense: 'exact', en: 'per head on average ' },
  每年: { place: 'before', sense: 'exact', en: 'each year ' },
  先后: { place: 'before', sense: 'exact', en: 'one after another ' },
  连续: { place: 'before', sense: 'exact', en: 'in a row ' },
  至少: { place: 'before', sense: 'at-least', en: 'at least ' },
  不少于: { place: 'before', sense: 'at-least', en: 'at least ' },
  不低于: { place: 'before', sense: 'at-least', en: 'at least ' },
  至多: { place: 'before', sense: 'at-most', en: 'at most ' },
  最多: { place: 'before', sense: 'at-most', en: 'at most ' },
  不超过: { place: 'before', sense: 'at-most', en: 'at most ' },
  不高于: { place: 'before', sense: 'at-most', en: 'at most ' },
  超过: { place: 'before', sense: 'more', en: 'more than ' },
  突破: { place: 'before', sense: 'more', en: 'more than ' },
  不足: { place: 'before', sense: 'less', en: 'less than ' },
  不到: { place: 'before', sense: 'less', en: 'less than ' },
  不满: { place: 'before', sense: 'less', en: 'less than ' },
  将近: { place: 'before', sense: 'below', en: 'nearly ' },
  接近: { place: 'before', sense: 'below', en: 'nearly ' },
  大约: { place: 'before', sense: 'around', en: 'about ' },
  大概: { place: 'before', sense: 'around', en: 'about ' },
  左右: { place: 'behind-measure', sense: 'around', en: 'about ' },
  上下: { place: 'behind-measure', sense: 'around', en: 'about ' },
  以上: { place: 'behind-measure', sense: 'at-least', en: 'at least ' },
  以下: { place: 'behind-measure', sense: 'at-most', en: 'at most ' },
  达: { place: 'before', sense: 'exact', en: '' },
  共: { place: 'before', sense: 'exact', en: 'in all ' },
  仅: { place: 'before', sense: 'exact', en: 'only ' },
  满: { place: 'before', sense: 'exact', en: 'full ' },
  超: { place: 'before', sense: 'more', en: 'more than ' },
  逾: { place: 'before', sense: 'more', en: 'more than ' },
  近: { place: 'before', sense: 'below', en: 'nearly ' },
  约: { place: 'before', sense: 'around', en: 'about ' },
  余: { place: 'behind-number', sense: 'above', en: 'over ' },
  多: { place: 'behind-number', sense: 'above', en: 'over ' },
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
