import { type Say, say } from '#platform/say'

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const bodySigns = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** The sign that must stand last: 31 minus the weighted sum modulo 31, and 31 counts as 0 (GB 32100-2015, 4.6). */
function checkSign(first17: string): string {
  let sum = 0
  let weight = 1
  for (const sign of first17) {
    sum += signs.indexOf(sign) * weight
    weight = (weight * 3) % 31
  }
  return signs.charAt((31 - (sum % 31)) % 31)
}

/** The check sign of the organisation's own code in places 9 to 17 (GB 11714-1997): 10 is X, 11 is 0. */
function organisationSign(first8: string): string {
  const sum = [...first8].reduce((total, sign, i) => total + bodySigns.indexOf(sign) * (bodyWeights[i] ?? 0), 0)
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** A code as it is kept: no spaces, capital letters. */
export const tidyUscc = (text: string): string => text.replace(/\s/g, '').toUpperCase()

/**
 * What is wrong with a unified social credit code (18 signs, tidied), or null when it is right.
 * Source: GB 32100-2015, and GB 11714-1997 for places 9 to 17.
 */
export function usccFault(code: string): Say | null {
  if (code.length !== 18) {
    return say(
      `统一社会信用代码应为 18 位，现为 ${code.length} 位`,
      `A credit code has 18 signs, this one has ${code.length}`,
    )
  }
  if (![...code].every((sign) => signs.includes(sign))) {
    return say(
      '统一社会信用代码只用数字和大写字母，且不用 I、O、S、V、Z',
      'A credit code has digits and capital letters, without I, O, S, V, Z',
    )
  }
  if (organisationSign(code.slice(8, 16)) !== code.charAt(16)) {
    return say(
      '统一社会信用代码第 9 至 17 位（主体标识码）校验不符',
      'Places 9 to 17 of the credit code fail their own check',
    )
  }
  if (checkSign(code.slice(0, 17)) !== code.charAt(17)) {
    return say('统一社会信用代码末位校验不符', 'The last sign of the credit code does not agree with the others')
  }
  return null
}
