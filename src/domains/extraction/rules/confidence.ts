import type { Noun } from './nouns.ts'
import type { FoundNumber } from './numbers.ts'

interface Seen {
  number: FoundNumber
  noun: Noun
  unit: string
  quoted: boolean
  titled: boolean
  heading: boolean
}

/** How likely somebody who checks keeps a proposal; shares as counted on the journal's own half of paragraphs. */
export function confidenceOf({ number, noun, unit, quoted, titled, heading }: Seen): number {
  let sure = 0.97
  if (noun.noun.length <= 1) sure -= 0.2
  if (unit === '') sure -= 0.35
  if (number.form === 'han') sure -= 0.14
  if (number.form === 'first') sure -= 0.3
  if (number.ordinal) sure -= 0.15
  if (quoted) sure -= 0.2
  if (titled) sure -= 0.35
  if (heading) sure -= 0.25
  if (/^(?:年|岁|周岁|天|小时|分钟|分|个月|级|倍)$/.test(unit)) sure -= 0.2
  return Math.round(Math.max(0.2, sure) * 100) / 100
}
