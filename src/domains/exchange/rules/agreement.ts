import { type Rule, rule } from '#kernel/process'
import { say } from '#platform/say'
import { sharedFields } from '../model/fields.ts'
import { sources } from './sources.ts'

export interface AgreementFacts extends Record<string, unknown> {
  /** Fields that the words of the chosen consent name; null where there is no such consent in this house. */
  consentFields: readonly string[] | null
}

type Given = Record<string, unknown>
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const labels = (names: readonly string[]) =>
  names.map((name) => sharedFields.find(({ value }) => value === name)?.label.zh ?? name).join('、')

/** An agreement ends after it begins, and not in the past. */
export const endsBefore: Rule = rule(
  'ends-before',
  say('截止日期须晚于生效日期，且未过', 'It ends after it begins, and later than today'),
  sources.practice,
  ({ case: one, today }) =>
    String(one.answers.until) <= String(one.answers.from) || String(one.answers.until) < today
      ? say('截止日期不晚于生效日期，或已过，请退回修改', 'It ends before it begins, or is over; send it back')
      : null,
)

/** Giving out needs fields, taking in needs kinds. */
export const nothingNamed: Rule = rule(
  'nothing-named',
  say('须写明提供的字段或接收的内容', 'Fields to give, or kinds to take in, are named'),
  sources.minimum,
  ({ case: one }) => {
    const named = one.answers.direction === 'out' ? list(one.answers.fields) : list(one.answers.kinds)
    return named.length === 0
      ? say('没有写明提供哪些字段或接收哪些内容，请退回补充', 'Nothing is named that is to be shared; send it back')
      : null
  },
)

/** Consent is consent to something: what is given must stand in its words. */
export const beyondConsent = rule<Given, AgreementFacts>(
  'beyond-consent',
  say('以同意为依据的，只能提供告知书写明的字段', 'Under consent only those fields leave that its words name'),
  sources.provide,
  ({ case: one, facts }) => {
    if (one.answers.direction !== 'out' || one.answers.ground !== 'consent') return null
    if (!one.answers.consent || facts.consentFields === null)
      return say('没有选定所依据的本人同意', 'No consent is chosen')
    const beyond = list(one.answers.fields).filter((name) => !facts.consentFields?.includes(name))
    return beyond.length > 0
      ? say(`本人同意的告知中没有：${labels(beyond)}`, `The consent does not name: ${beyond.join(', ')}`)
      : null
  },
)

/** Before personal information is given to somebody else its impact is assessed. */
export const notAssessed: Rule = rule(
  'not-assessed',
  say('对外提供个人信息前须做影响评估', 'Impact is assessed before anything is provided'),
  sources.assess,
  ({ case: one }) =>
    one.answers.direction === 'out' && !one.answers.assessment
      ? say('没有填写个人信息保护影响评估，请退回补充', 'No impact assessment is named; send it back')
      : null,
)

const isVersion4 = (text: string) =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255)
/** What may stand in brackets in an address of the web is an address of version 6. */
const isVersion6 = (text: string) => /^[\da-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]/`)

/** One address, or a block of them, of a line. Null for what is none. */
export function blockOf(line: string): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', bits, more] = line.trim().split('/')
  const family = isVersion4(address) ? 'ipv4' : isVersion6(address) ? 'ipv6' : null
  if (family === null || more !== undefined) return null
  const most = family === 'ipv4' ? 32 : 128
  const size = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  return size < 0 || size > most ? null : { address, bits: size, family }
}

/** The lines of a list of addresses. */
export const addressLines = (text: unknown): string[] =>
  String(text ?? '')
    .split(/[\s,，;；]+/)
    .filter(Boolean)

export const wrongAddress: Rule = rule(
  'wrong-address',
  say('网络地址须为 IP 或网段', 'Addresses are IPs or blocks of them'),
  sources.identity,
  ({ case: one }) => {
    const wrong = addressLines(one.answers.addresses).find((line) => blockOf(line) === null)
    return wrong ? say(`“${wrong}”不是网络地址`, `"${wrong}" is no address`) : null
  },
)

/** An agreement goes on later than it would have ended. */
export const notLater: Rule = rule(
  'not-later',
  say('续签须晚于原截止日期', 'The new end lies after the old'),
  sources.practice,
  ({ case: one, input }) => {
    const wanted = String(input.until ?? input.wanted ?? '')
    return wanted && wanted <= String(one.answers.until)
      ? say(`须晚于原截止日期 ${String(one.answers.until)}`, `Must be later than ${String(one.answers.until)}`)
      : null
  },
)
