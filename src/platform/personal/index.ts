import { type Say, say } from '#platform/say'
import { isBankCard, isIdentity, isOldIdentity, isPhone } from './numbers.ts'

export { isBankCard, isIdentity, isOldIdentity, isPhone }

/** Numbers that belong to one person. */
export type PersonalKind = 'identity' | 'phone' | 'bank-card'

export const personalKinds: Readonly<Record<PersonalKind, Say>> = {
  identity: say('身份证号', 'Identity number'),
  phone: say('手机号', 'Mobile number'),
  'bank-card': say('银行卡号', 'Bank card number'),
}

/** A personal number in a text: characters from `from` to before `to`, and how it may be shown. */
export interface Personal {
  kind: PersonalKind
  from: number
  to: number
  masked: string
}

/** Digits in a row, with single blanks or hyphens between them; full-width digits have been made plain before. */
const runs = /(?<![0-9A-Za-z.])\d(?:[ -]?[\dXx])+(?![0-9A-Za-z])/g
/** The groups in which people write such numbers apart. */
const grouped =
  /(?<!\d)(?:\d{3}[ -]\d{4}[ -]\d{4}|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,7})?|\d{6}[ -]\d{8}[ -]\d{3}[\dXx])(?!\d)/g
const plain = /(?<![0-9A-Za-z])(?:\d{11,19}|\d{17}[Xx]|86-?1\d{10})(?![0-9A-Za-z])/g

/** Full-width digits, blanks and letters as plain ones; every character keeps its place. */
const plainText = (text: string): string =>
  text.replace(/[\uFF10-\uFF19\uFF38\uFF58\u3000\uFF0D]/g, (c) =>
    c === '\u3000' ? ' ' : c === '\uFF0D' ? '-' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )

function kindOf(digits: string): PersonalKind | null {
  if (isIdentity(digits) || isOldIdentity(digits)) return 'identity'
  if (isPhone(digits)) return 'phone'
  return isBankCard(digits) ? 'bank-card' : null
}

/** The number with its middle hidden: the first three and last two figures stay, so that whoever looks can find it. */
function mask(text: string): string {
  const digits = [...text.matchAll(/[\dXx]/g)].map((found) => found.index)
  const hidden = new Set(digits.slice(3, -2))
  return [...text].map((c, i) => (hidden.has(i) ? '*' : c)).join('')
}

/**
 * Identity, mobile and bank card numbers in a text, in order; also written in full-width figures or in groups. Checked by
 * region, birthday and check figure (GB 11643), by mobile prefixes, and by the Luhn sum, so that sums and document numbers
 * are not taken for people. Source: 个人信息保护法 arts. 6, 28.
 */
export function findPersonal(text: string): Personal[] {
  const clean = plainText(text)
  let found: Personal[] = []
  for (const pattern of [plain, grouped, runs]) {
    // Both in order of place, so that one walk tells which hits lie in what was found before: a list may hold a million numbers.
    const fresh: Personal[] = []
    let passed = 0
    for (const hit of clean.matchAll(pattern)) {
      const [from, to] = [hit.index, hit.index + hit[0].length]
      while ((found[passed]?.to ?? Number.POSITIVE_INFINITY) <= from) passed += 1
      if ((found[passed]?.from ?? Number.POSITIVE_INFINITY) < to) continue
      const kind = kindOf(hit[0].replace(/[ -]/g, '').replace(/^86(?=1\d{10}$)/, ''))
      if (kind) fresh.push({ kind, from, to, masked: mask(clean.slice(from, to)) })
    }
    if (fresh.length > 0) found = [...found, ...fresh].sort((a, b) => a.from - b.from)
  }
  return found
}

/** The text with every personal number masked. */
export function maskPersonal(text: string): string {
  let out = ''
  let at = 0
  for (const { from, to, masked } of findPersonal(text)) {
    out += text.slice(at, from) + masked
    at = to
  }
  return out + text.slice(at)
}

/** Every text within a value with its personal numbers masked; keys, numbers and all else stay as they are. */
export function maskPersonalIn<T>(value: T): T {
  if (typeof value === 'string') return maskPersonal(value) as T
  if (Array.isArray(value)) return value.map((one) => maskPersonalIn<unknown>(one)) as T
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, maskPersonalIn<unknown>(one)])) as T
}
