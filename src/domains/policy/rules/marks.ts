import type { ClauseKind } from '../model.ts'
import { halfWidth, readNumeral } from './numeral.ts'

/** A number at the head of a clause, as read and made uniform. */
export interface Mark {
  kind: ClauseKind
  ordinal: number
  branch: number
  number: string
  /** Characters of the text that number and following spaces take. */
  length: number
}

const SPACE = '[\\s\\u3000]*'
const CN = '[〇零○一二三四五六七八九十百千两ニハ—－ー]'
const CNS = `${CN}(?:${SPACE}${CN}){0,8}`
const ARABIC = `[0-9０-９](?:${SPACE}[0-9０-９]){0,3}`
const ANY = `(?:${CNS}|${ARABIC})`
const at = (pattern: string) => new RegExp(`^${pattern}`)

const STRUCTURE = at(
  `第${SPACE}(${ANY})${SPACE}(分${SPACE}[编編]|部${SPACE}分|[编編篇](?![辑制号队幅])|章(?!程)|[节節](?![点日约能目课])|[条條](?!线))(?:${SPACE}之${SPACE}(${CNS})(?![0-9间日]))?`,
)
const HEADING = at(`(${CNS})${SPACE}(?:[、﹑]|[．.](?!\\d))`)
/** A stop between a bracketed number and its words; （一）、（二） is a row of references. */
const SEPARATED = `(?:${SPACE}[、.．](?!${SPACE}[（(0-9]))?`
/** （一） also as （一）、 and 一）. */
const ITEM = at(`[（(〔［[【﹙〈＜<]${SPACE}(${CNS})${SPACE}[)）〕］\\]】﹚〉＞>]${SEPARATED}`)
const HALF_ITEM = at(`(${CNS})${SPACE}[)）]${SEPARATED}`)
/** [1] in square brackets is a note and no number. */
const SUBPOINT = at(`[（(﹙〈＜<]${SPACE}([0-9０-９](?:${SPACE}[0-9０-９]){0,2})${SPACE}[)）﹚〉＞>]${SEPARATED}`)
const BRACKET = at(`([0-9０-９]{1,2})${SPACE}[)）]${SPACE}、?`)
const LETTER = /^([A-Za-z])\s*[)）.．、](?![A-Za-z])/
const DECIMAL = at(
  `([0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){1,4})(?:[\\s\\u3000、.．]+|(?=[\\u4e00-\\u9fff]))(?![万亿倍元个人名家米公吨年月])`,
)
/** 4.2026年… and 5.5月底前… are points that begin with a date; else a digit behind the stop makes it a decimal. */
const POINT = at(
  `([0-9０-９]{1,3})${SPACE}(?:[、﹑]|[.．﹒](?:(?![0-9０-９])|(?=(?:20\\d{2}\\s*年|1?\\d\\s*月[初中底末前内至份]))))`,
)
/** 行动一：, 任务2 …: the kinds of work a plan is cut into, by name. */
const NAMED = at(`(行动|任务|举措|措施|工程|专题|板块)${SPACE}(${CNS}|[0-9０-９]{1,2})${SPACE}[:：、]`)
const COUNTED = at(`(?:(${CN}{1,2})(?:是|要)(?!否)|第(${CN}{1,2})[，、,:：])`)
const ANNEX = at(`附${SPACE}[件录表]${SPACE}(${CNS}(?![\\u4e00-\\u9fff])|[0-9０-９]{1,2})?${SPACE}[:：.．、]?`)
const TITLED = /^(?:序\s*言|前\s*言|引\s*言|导\s*言|总\s*纲|总\s*则|分\s*则|附\s*则|结\s*语|结\s*束\s*语)$/

const STRUCTURES: Record<string, ClauseKind> = {
  部分: 'division',
  编: 'part',
  篇: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  条: 'article',
}

/** Numbers that are one character each: first character, how many, what they count as. */
const SINGLE: [number, number, ClauseKind, (n: number) => string][] = [
  [0x2460, 20, 'circle', (n) => String.fromCharCode(0x245f + n)],
  [0x2776, 10, 'circle', (n) => String.fromCharCode(0x245f + n)],
  [0x2474, 20, 'subpoint', (n) => `（${n}）`],
  [0x2488, 20, 'point', (n) => `${n}.`],
  [0x3220, 10, 'item', (n) => `（${[...'一二三四五六七八九十'][n - 1]}）`],
]

const OPENERS = '（(〔［[【﹙〈＜<'
const LEADS = '〇零○一二三四五六七八九十百千两ニハ—－ー序前引导总分结'

/** The number at the head of a line, or null. Says nothing yet about whether it is a heading or a reference. */
export function readMark(text: string): Mark | null {
  const head = text.slice(0, 48)
  const first = head[0] ?? ''
  if (first === '第') return structure(head) ?? counted(head)
  if (first === '附') return annex(head, text.length) ?? titled(text)
  if (OPENERS.includes(first)) return simple(head, ITEM, 'item', bracketed) ?? subpoint(head)
  const code = head.charCodeAt(0)
  for (const [from, count, kind, print] of SINGLE)
    if (code >= from && code < from + count) return single(head, kind, code - from + 1, print)
  if (/[0-9０-９]/.test(first)) return digits(head)
  if (/[A-Za-z]/.test(first)) return letter(head)
  if ('行任举措工专板'.includes(first)) return named(head)
  if (!LEADS.includes(first)) return null
  return (
    simple(head, HEADING, 'heading', (digitsOf) => `${digitsOf}、`) ??
    simple(head, HALF_ITEM, 'item', bracketed) ??
    counted(head) ??
    titled(text)
  )
}

const bracketed = (inside: string) => `（${inside}）`
const clean = (numeral: string) =>
  halfWidth(numeral.replace(/\s/g, '').replace(/[—－ー]/g, '一'))
    .replace(/ニ/g, '二')
    .replace(/ハ/g, '八')
const withSpaces = (head: string, length: number) => length + (/^[\s*]*/.exec(head.slice(length))?.[0].length ?? 0)

function simple(head: string, pattern: RegExp, kind: ClauseKind, print: (numeral: string) => string): Mark | null {
  const found = pattern.exec(head)
  const ordinal = found && readNumeral(clean(found[1] ?? ''))
  if (!found || !ordinal || ordinal > 999) return null
  return { kind, ordinal, branch: 0, number: print(clean(found[1] ?? '')), length: withSpaces(head, found[0].length) }
}

const subpoint = (head: string) => simple(head, SUBPOINT, 'subpoint', bracketed)

function structure(head: string): Mark | null {
  const found = STRUCTURE.exec(head)
  const ordinal = found && readNumeral(clean(found[1] ?? ''))
  const word = (found?.[2] ?? '').replace(/\s/g, '').replace(/編/, '编').replace('節', '节').replace('條', '条')
  const kind = STRUCTURES[word]
  if (!found || ordinal === null || !kind) return null
  const branch = found[3] ? (readNumeral(clean(found[3])) ?? 0) : 0
  const number = `第${clean(found[1] ?? '')}${word}${found[3] ? `之${clean(found[3])}` : ''}`
  const colon = /^\s*[:：]|^[、.．](?!\s*第)/.exec(head.slice(found[0].length))?.[0].length ?? 0
  return { kind, ordinal, branch, number, length: withSpaces(head, found[0].length + colon) }
}

function digits(head: string): Mark | null {
  const decimal = DECIMAL.exec(head)
  if (decimal) {
    const parts = halfWidth(decimal[1] ?? '')
      .split('.')
      .map(Number)
    if (parts.includes(0)) return null
    const number = parts.join('.')
    return {
      kind: 'decimal',
      ordinal: parts.at(-1) ?? 0,
      branch: 0,
      number,
      length: withSpaces(head, decimal[0].length),
    }
  }
  return simple(head, POINT, 'point', (n) => `${n}.`) ?? simple(head, BRACKET, 'bracket', (n) => `${n})`)
}

function single(head: string, kind: ClauseKind, ordinal: number, print: (n: number) => string): Mark {
  return { kind, ordinal, branch: 0, number: print(ordinal), length: withSpaces(head, 1) }
}

function letter(head: string): Mark | null {
  const found = LETTER.exec(head)
  const name = found?.[1]
  if (!found || !name) return null
  const ordinal = name.toLowerCase().charCodeAt(0) - 96
  return { kind: 'bracket', ordinal, branch: 0, number: `${name})`, length: withSpaces(head, found[0].length) }
}

function counted(head: string): Mark | null {
  const found = COUNTED.exec(head)
  const numeral = found?.[1] ?? found?.[2] ?? ''
  const ordinal = readNumeral(numeral)
  if (!found || !ordinal || ordinal > 20) return null
  return { kind: 'counted', ordinal, branch: 0, number: found[0].replace(/[，、,:：]$/, ''), length: found[0].length }
}

function named(head: string): Mark | null {
  const found = NAMED.exec(head)
  const ordinal = found && readNumeral(clean(found[2] ?? ''))
  if (!found || !ordinal || ordinal > 99) return null
  const number = `${found[1]}${clean(found[2] ?? '')}`
  return { kind: 'named', ordinal, branch: 0, number, length: withSpaces(head, found[0].length) }
}

function annex(head: string, whole: number): Mark | null {
  const found = ANNEX.exec(head)
  if (!found) return null
  const numeral = clean(found[1] ?? '')
  const bare = found[0].length >= whole
  if (!bare && (!numeral || whole > 60)) return null
  const word = found[0].replace(/\s/g, '').slice(0, 2)
  return {
    kind: 'annex',
    ordinal: readNumeral(numeral) || 1,
    branch: 0,
    number: `${word}${numeral}`,
    length: withSpaces(head, found[0].length),
  }
}

function titled(text: string): Mark | null {
  return text.length <= 8 && TITLED.test(text) ? { kind: 'titled', ordinal: 0, branch: 0, number: '', length: 0 } : null
}

const AFTER_ARTICLE =
  /^(?:第\s*[〇零一二三四五六七八九十百\d]+\s*[款项目条]|、|[和与及或至到]\s*第|以及第|或者第|规定|所列|所称|所述|之规定|的|中(?![华国央小级等])|款(?!项)|项(?!目)|[，。；,;])/
const AFTER_ITEM = /^(?:项(?!目)|款(?!项)|目(?![标的录前])|[、至到和与及或]\s*[（(])/

/**
 * Whether the number is a reference in a sentence (第三条规定的, （一）项) and no heading. `broken` says that the
 * sentence before the line had not ended.
 */
export function isReference(text: string, mark: Mark, broken: boolean): boolean {
  const after = text.slice(mark.length, mark.length + 40)
  const spaced = /[\s*]/.test(text[mark.length - 1] ?? '')
  if (mark.kind === 'article')
    return spaced && !broken ? /^(?:[、，。；]|[和与至]\s*第)/.test(after) : AFTER_ARTICLE.test(after)
  if (RULED.has(mark.kind)) {
    if (!spaced && AFTER_ARTICLE.test(after)) return true
    const own = text.slice(mark.length).split(/第[〇零一二三四五六七八九十百千0-9]{1,9}条/, 1)[0] ?? ''
    return !spaced && /[。；]/.test(own) && text.length > 40
  }
  if (mark.kind === 'item') return AFTER_ITEM.test(after)
  if (mark.kind === 'heading' || mark.kind === 'point') return isSpan(after, mark.ordinal)
  return false
}

/** The divisions of a law above the article; their line is all heading. */
export const RULED = new Set<ClauseKind>(['division', 'part', 'subpart', 'chapter', 'section'])

/** 三、四线城市, 一、二审 and 十三、十四批 are words, not headings. */
function isSpan(after: string, ordinal: number): boolean {
  const following =
    /^(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?=[、线审级类季月年日号期批次个产等])/.exec(after)?.[0] ?? ''
  return readNumeral(following) === ordinal + 1
}

/** 3. before 4×100米接力, where the digit behind the stop is none of a decimal number. Says nothing of whether it fits. */
export function pointBeforeDigit(text: string): Mark | null {
  const found = /^([0-9０-９]{1,3})[.．](?=[0-9０-９])/.exec(text)
  const ordinal = found && readNumeral(clean(found[1] ?? ''))
  return found && ordinal ? { kind: 'point', ordinal, branch: 0, number: `${ordinal}.`, length: found[0].length } : null
}
