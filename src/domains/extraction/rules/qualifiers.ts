/** Words before a number that blur or colour it, right before it or with its verb between. */
const NEAR_WORD =
  /(?:近|约|大约|超过|超|逾|突破|不足|不到|不满|不少于|不低于|不超过|不高于|至少|至多|最高|最低|最多|仅有?|只有|满|平均|人均|户均|高达|共计|总计|累计|连续|日均|每人每月|每月|每年|年均|月均)(?:为|达到|达|有|是|可达|高达)?$/
/** Words that hold for the first number behind them in the clause. */
const FAR_WORD = /累计|先后|日均|年均|月均|人均|户均|每年|每月|平均(?!水平|值|线|数)|连续|共计|总计|最高|最低|最多/g

/** What stands behind the number or its measure: 余, 多, 以上, 左右. */
export const BEHIND_MEASURE = /^(?:及以上|以上|以下|以内|左右|上下|之多)/

/** What of a number blurs it by its own form. */
export interface Blurred {
  inside: string
  behind: string
  isRound: boolean
}

/**
 * The qualifier of a number: near words before it, far words of its clause, then what stands behind. `clause` is what
 * stands before the number since the last full stop, comma or number.
 */
export function qualifierOf(clause: string, number: Blurred): string {
  const { inside, behind, isRound } = number
  const found: string[] = []
  let rest = clause
  for (let n = 0; n < 3; n += 1) {
    const near = NEAR_WORD.exec(rest)
    if (!near) break
    found.unshift(tidy(near[0]))
    rest = rest.slice(0, near.index)
  }
  if (isRound && rest.endsWith('上')) found.unshift('上')
  const far = [...rest.matchAll(FAR_WORD)].map((match) => tidy(match[0]))
  const words = [...far, ...found, inside, behind].filter((word) => word !== '')
  return [...new Set(words)].join('、')
}

const tidy = (word: string): string =>
  word.length > 1 ? word.replace(/(?:为|达到|达|是|可达|高达)$/, '').replace(/^(仅|只)有$/, '$1') || word : word
