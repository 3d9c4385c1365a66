import { type Say, say } from '#platform/say'

const shortest = 12
const common = [
  'password',
  'qwerty',
  '123456',
  'abc123',
  'admin',
  'gongyun',
  'gonghui',
  'qinghai',
  'welcome',
  'iloveyou',
  '111111',
  '000000',
]

/**
 * What is wrong with a new password, or null. Length rules, not symbol puzzles; common words and the account's own names are refused.
 * Source: OWASP ASVS 5.0, chapter 6.
 */
export function findWeakness(password: string, login: string, name: string): Say | null {
  if ([...password].length < shortest)
    return say(
      `密码至少 ${shortest} 个字符，可用一句话`,
      `A password needs at least ${shortest} characters; a sentence will do`,
    )
  const plain = password.toLowerCase()
  const rest = [...common, login.toLowerCase(), name.toLowerCase()].reduce(
    (left, word) => left.split(word).join(''),
    plain,
  )
  if (new Set(rest).size < 5)
    return say(
      '密码过于常见，或只由姓名、账号和常用词组成',
      'This password is too common, or made of your names and common words only',
    )
  return null
}
