import { type Mark, RULED } from './marks.ts'

const LONGEST_HEADING = 80
const LONGEST_ARTICLE_HEADING = 24
const CJK = '\\u2e80-\\u9fff\\uff00-\\uffef\\u3000-\\u303f“”‘’'
const INNER_SPACE = new RegExp(`(?<=[${CJK}])\\s+(?=[${CJK}])`, 'g')

/** Words on one line, without the spaces typesetters put between Chinese characters. */
export const tidy = (text: string): string => text.replace(INNER_SPACE, '').replace(/\s+/g, ' ').trim()

/**
 * The heading of a clause and how many characters of `rest` (the words after the number) it takes, its full stop
 * included.
 *
 * For 编章节 the whole line. For 一、（一） 1. and finer: the first sentence, when no longer than 80 characters. For 条
 * only a title of its own: 【…】, or a short unended line; an article's first sentence is law, not heading.
 */
export function headingOf(mark: Mark, rest: string): { heading: string; length: number } {
  if (mark.kind === 'titled') return { heading: tidy(rest), length: rest.length }
  if (mark.kind === 'annex' || RULED.has(mark.kind)) return { heading: tidy(stripLeaders(rest)), length: rest.length }
  if (mark.kind === 'article') return articleHeading(rest)
  const stop = /[。；：！？;]/.exec(rest)
  const first = stop ? rest.slice(0, stop.index) : rest
  if (first.length > LONGEST_HEADING) return { heading: '', length: 0 }
  return { heading: tidy(stripLeaders(first)), length: stop ? stop.index + 1 : rest.length }
}

function articleHeading(rest: string): { heading: string; length: number } {
  const boxed = /^[【〔［[（(]([^】〕］\])）]{1,24})[】〕］\])）]\s*/.exec(rest)
  if (boxed && boxed[0].length < rest.length) return { heading: tidy(boxed[1] ?? ''), length: boxed[0].length }
  const line = /^[^。；：，！？]{1,16}$/.exec(rest)
  if (line) return { heading: tidy(rest), length: rest.length }
  const set = /^([^\s。；：，]{2,12})[\s\u3000]{1,4}(?=\S{6,})/.exec(rest)
  if (set && rest.length > LONGEST_ARTICLE_HEADING) return { heading: set[1] ?? '', length: set[0].length }
  return { heading: '', length: 0 }
}

const stripLeaders = (text: string) => text.replace(/\s*[.…·]{3,}\s*\d{0,4}$/, '')
