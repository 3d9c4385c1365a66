import { isVerb } from './segment.ts'

/** Words as a key: in any order, each once. */
export const keyOf = (tokens: readonly string[]): string => [...new Set(tokens)].sort().join('|')

export const nounsOf = (tokens: readonly string[]): string[] => tokens.filter((token) => !isVerb(token))

/** Words that a union may leave out when it counts its own things. */
const light = new Set(['工会', '全省', '系统', '监管企业'])

/** The words that tell one name from another: without 工会, where other nouns are left; 支出 counts as one, being money. */
export function tellingOf(tokens: readonly string[]): string[] {
  const telling = tokens.filter((token) => !light.has(token))
  return (nounsOf(telling).length > 0 || telling.includes('支出')) && telling.length < tokens.length
    ? telling
    : [...tokens]
}
