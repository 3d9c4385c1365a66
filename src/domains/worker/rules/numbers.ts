import { usccFault } from '#kernel/org'
import type { Fault } from '#platform/errors'
import { isBankCard, isIdentity, isOldIdentity, isPhone } from '#platform/personal'
import { say } from '#platform/say'
import type { SealedField } from '../model/index.ts'

/** Documents the checks come from. */
export const sources = {
  identity: say('GB 11643-1999 公民身份号码', 'GB 11643-1999'),
  uscc: say('GB 32100-2015 统一社会信用代码', 'GB 32100-2015'),
  bank: say('GB/T 14504 银行卡号（校验位）', 'GB/T 14504'),
  privacy: say('个人信息保护法', 'Personal Information Protection Law'),
}

/** What an identity number says of its owner. */
export interface Person {
  bornOn: string
  birthYear: number
  /** GB/T 2261.1: 1 male, 2 female. */
  sex: 1 | 2
}

/** A number in the one way it is kept: no blanks or hyphens, figures plain, X large. */
export const tidy = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** Birthday and sex from a sound number of 18 figures. Source: GB 11643-1999. */
export function personOf(identity: string): Person {
  const year = identity.slice(6, 10)
  const sex = Number(identity[16]) % 2 === 1 ? 1 : 2
  return { bornOn: `${year}-${identity.slice(10, 12)}-${identity.slice(12, 14)}`, birthYear: Number(year), sex }
}

const fault = (path: string, rule: string, message: ReturnType<typeof say>, source: ReturnType<typeof say>): Fault => ({
  path,
  rule,
  message,
  source,
})

/** What is wrong with a number of a kind; null when nothing is. `today` is the last day somebody may be born on. */
export function numberFault(kind: SealedField, text: string, today: string, path: string = kind): Fault | null {
  if (kind === 'identity') {
    const words = say('身份证号校验不符，请核对', 'The identity number fails its check')
    if (!isIdentity(text)) return fault(path, 'identity-check', words, sources.identity)
    const late = say('身份证号中的出生日期晚于今天', 'The birthday in the number lies ahead')
    return personOf(text).bornOn > today ? fault(path, 'identity-future', late, sources.identity) : null
  }
  if (kind === 'phone')
    return isPhone(text)
      ? null
      : fault(path, 'phone', say('手机号应为 11 位', 'A mobile number has 11 figures'), sources.privacy)
  if (kind === 'bank')
    return isBankCard(text)
      ? null
      : fault(path, 'bank-check', say('银行卡号校验不符', 'The bank card fails its check'), sources.bank)
  // The serial of the card differs from place to place, so only its length and signs are asked (规则 13.9).
  return /^[0-9A-Z]{8,20}$/.test(text)
    ? null
    : fault(path, 'card', say('社会保障卡号应为 8–20 位数字或字母', 'A card number has 8 to 20 signs'), sources.privacy)
}

/** What is wrong with an employer's credit code; null when nothing is, or when there is none. */
export function codeFault(code: string | null, path = 'employerCode'): Fault | null {
  const words = code === null ? null : usccFault(code)
  return words ? fault(path, 'uscc-check', words, sources.uscc) : null
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A number of 15 figures in its form of today: 19 put in, and the check figure added. Others stay as they are. Source: GB 11643-1999. */
export function modern(identity: string): string {
  if (!isOldIdentity(identity)) return identity
  const first = `${identity.slice(0, 6)}19${identity.slice(6)}`
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first[i]), 0)
  return first + '10X98765432'[sum % 11]
}
