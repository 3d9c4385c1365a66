import { type Say, say } from '#platform/say'

const shortest = 12
/** Different characters that must be left when common words and walks are taken out. */
const fewest = 5

/** Words that begin every list of stolen passwords, in English and in pinyin, and words of our own trade. */
const common = [
  ...[
    'password',
    'passwd',
    'pass',
    'admin',
    'administrator',
    'root',
    'guest',
    'user',
    'test',
    'login',
    'welcome',
    'hello',
  ],
  ...[
    'letmein',
    'changeme',
    'default',
    'secret',
    'iloveyou',
    'loveyou',
    'love',
    'sunshine',
    'princess',
    'football',
    'monkey',
  ],
  ...[
    'dragon',
    'master',
    'superman',
    'computer',
    'internet',
    'qazwsx',
    'asdf',
    'qwer',
    'zxcv',
    'woaini',
    'wodemima',
    'mima',
  ],
  ...[
    'woaizuguo',
    'zhongguo',
    'china',
    '5201314',
    '1314',
    '520',
    'gongyun',
    'gonghui',
    'qinghai',
    'xining',
    'abc',
    'aa',
    '00',
  ],
].sort((a, b) => b.length - a.length)

/** Fingers walking over the keyboard. */
const walks = [
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '12345678901234567890', 'abcdefghijklmnopqrstuvwxyz'],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm', '1q2w3e4r5t6y7u8i9o0p', 'zaq12wsxcde34rfvbgt5', 'qazwsxedcrfvtgbyhnujm'],
].flatMap((walk) => [walk, [...walk].reverse().join('')])

const shortestWalk = 4

/** What is left when words and walks are taken out. */
function leftOver(plain: string, words: readonly string[]): string {
  let rest = words.reduce((left, word) => (word ? left.replaceAll(word, '') : left), plain)
  for (const walk of walks)
    for (let length = walk.length; length >= shortestWalk; length -= 1)
      for (let from = 0; from + length <= walk.length; from += 1)
        rest = rest.replaceAll(walk.slice(from, from + length), '')
  return rest
}

const lettersFor: Readonly<Record<string, string>> = { '@': 'a', $: 's', '0': 'o', '1': 'i', '3': 'e' }

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
  const spelled = plain.replace(/[@$013]/g, (sign) => lettersFor[sign] ?? sign)
  const words = [login.toLowerCase(), name.toLowerCase(), ...common]
  if ([plain, spelled].some((spelling) => new Set(leftOver(spelling, words)).size < fewest))
    return say(
      '密码过于常见，或只由姓名、账号和常用词组成',
      'This password is too common, or made of your names and common words only',
    )
  return null
}
