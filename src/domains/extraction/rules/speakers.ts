import type { Passage } from './passages.ts'

const ORG_END =
  '总工会|工会委员会|工会工委|工会联合会|联合会|工会|工委|委员会|组织部|宣传部|社会工作部|部|厅|局|办公室|产改办|改革办|联席办|办|集团|公司|股份|医院|学院|大学|学校|中心|党委|省委|市委|州委|县委|政府|国资委|发展改革委|发改委|监委|纪委|院|矿|厂|段|所|处|科|室'
const LEADING =
  /^[\u4e00-\u9fff（）]{2,24}?(?:总工会|有限责任公司|有限公司|分公司工会|集团公司|公司工会|集团|医院)(?:工会)?/
const ORG = new RegExp(`^(?:[\\u4e00-\\u9fff（）()·]{0,18}?)(?:${ORG_END})(?![\\u4e00-\\u9fff]*[年月日])`)
const DEED = /在|调研|召开|举办|关于|学习|开展|举行|组织开展|指出|推动|加强/
const WHOLE = /^(?:中共中央)?(?:国务院)|^中共中央/
/** The signature at the end of a piece: （海北州总工会）, （省总宣传部）, a name after the last full stop. */
const SIGNED = /[（(](?:[^（）()]{0,8}[：:])?([^（）()：:]{2,40})[）)]\s*$/
const NAMED = /[。！”]\s*[（(](?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,3}(?:[\s、][\u4e00-\u9fff]{2,3})+)[）)]\s*$/
const SOURCE = /来源|原载|新华社|记者|电话|联系|摘自|编辑/
const LEAST = /(?:部|处|科|室)$/

const isOrg = (text: string): boolean =>
  text.length <= 26 && new RegExp(`(?:${ORG_END}|讲话|研究室|工会)$`).test(text.replace(/[\s，,]+.*$/, ''))

/** The body a title begins with: 海北州总工会搭建平台 … gives 海北州总工会. Null when it begins with anything else. */
export function leadingOrg(text: string): string | null {
  const plain = text.replace(/[\s“”]/g, '')
  const found = WHOLE.exec(plain)?.[0] ?? LEADING.exec(plain)?.[0] ?? ORG.exec(plain)?.[0] ?? null
  return found === null || DEED.test(found) ? null : found
}

const tailOf = (whole: string, { from, to }: Passage, length = 100) => whole.slice(Math.max(from, to - length), to)

/** Whether a paragraph ends a piece: with its source, or with who wrote it. */
export function isSigned(whole: string, passage: Passage): boolean {
  const tail = tailOf(whole, passage)
  const signed = SIGNED.exec(tail)
  return (signed !== null && (SOURCE.test(signed[0]) || isOrg(signed[1] ?? ''))) || NAMED.test(tail)
}

/** Who says what a piece says: its byline, its signature, the name above the day at its end; the body its title names. */
export function reporterOf(
  whole: string,
  passages: readonly Passage[],
  title: string,
  org: string | null,
): string | null {
  const byline = bylineOf(whole, passages)
  if (byline) return byline
  const bodies = passages.filter((one) => one.kind === 'body')
  const tails = bodies.map((one) => SIGNED.exec(tailOf(whole, one, 60)))
  const signed = tails.findLast((tail) => tail !== null && !SOURCE.test(tail[0]) && isOrg(tail[1] ?? ''))?.[1]
  // 省总工会举办 … （省总宣传部）: the office that wrote it speaks for the body.
  if (signed && !(org && LEAST.test(signed) && /总工会|公司|集团|医院/.test(org))) return signed
  return org ?? signedOff(whole, passages) ?? (/讲话$/.test(title) ? `讲话人（${title}）` : null)
}

function bylineOf(whole: string, passages: readonly Passage[]): string | null {
  for (const passage of passages) {
    if (passage.kind !== 'byline') continue
    const said = whole
      .slice(passage.from, passage.to)
      .trim()
      .replace(/^[（(□■◎]\s*|[）)]$/g, '')
      .replace(/^(?:报送单位|填报单位|报告单位|编印部门|主办单位|供稿|作者|主办)[:：]?\s*/, '')
      .trim()
    if (!/^——|记者|截至|^关于|^\d/.test(said) && said !== '') return said
  }
  return null
}

/** The name above the day at the end of a letter or report. */
function signedOff(whole: string, passages: readonly Passage[]): string | null {
  for (let i = passages.length - 1; i > 0; i -= 1) {
    const [above, day] = [passages[i - 1], passages[i]]
    if (day?.kind !== 'dateline' || above?.kind !== 'heading') continue
    const name = whole.slice(above.from, above.to).trim()
    if (isOrg(name)) return name
  }
  return null
}
