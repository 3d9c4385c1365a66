import type { Comparison, Target } from '../model.ts'
import type { FoundDue } from './due.ts'
import { halfWidth, readNumeral } from './numeral.ts'

/** A target in a passage; `at` and `end` are offsets in the passage. */
export interface FoundTarget extends Omit<Target, 'start' | 'end'> {
  at: number
  end: number
}

const BEFORE =
  '不低于|不少于|不得低于|不得少于|不小于|至少|最少|超过|高于|大于|多于|突破|不超过|不得超过|不高于|不多于|不大于|控制在|最多|至多|低于|少于|小于|约为?|大约|近|达到|达|提高到|提升到|增加到|提高至|提升至|增加至|降低到|降至|下降到|保持在|稳定在|增加|提高|提升|增长|新增|下降|降低|减少|压减|为'
const DOING = '(?:建成|建设|培养|培训|培育|打造|举办|开展|组织|创建|新增|完成|实现|设立|建立|选树)?'
const AFTER = '及以上|以上|以下|以内|之内|左右|上下'
const ARABIC = '\\d[\\d,，]{0,12}(?:\\.\\d+)?'
const HAN = '[一二三四五六七八九十百千两零〇]{1,8}'
const UNIT =
  '个百分点|人次|场次|名|人|家|户|个|项|件|期|场|次|所|处|支|批|门|套|种|类|例|元|学时|课时|小时|天|平方米|公里|吨|部|篇|本|册|组|班次?|台|条|座|辆|倍|份|起|对|站'
/** The lower end of a range: 30%–, 3家至, 三到. What follows is its upper end. */
const LOWER = `(?:(${ARABIC}|${HAN})([十百千]?[万亿]*)\\s*(?:[%％‰]|${UNIT})?\\s*(?:[-—–－~～]{1,2}|至|到)\\s*)?`
const PLAIN = new RegExp(
  `(?:(${BEFORE})\\s*${DOING}\\s*)?${LOWER}(?:(${ARABIC})\\s*([十百千]?[万亿]*)|(${HAN})([万亿]*))\\s*(${AFTER})?\\s*(?:[多余几]\\s*)?([%％‰]|${UNIT})?\\s*(${AFTER})?`,
  'g',
)
const SHARE = new RegExp(`(?:(${BEFORE})\\s*)?(百分之(${HAN}|${ARABIC})|(${HAN})分之(${HAN}))\\s*(${AFTER})?`, 'g')
const FULL =
  /全覆盖(?!的?(?:排查|检查|走访|摸排|监督|督导|检测|宣传|培训|调研|核查|巡查))|应(?:建|收|纳|享|保|签|训|评|联)尽(?:建|收|纳|享|保|签|训|评|联)|(?:覆盖率|完成率|达标率)?百分之百/g
/** 翻一番 is twice as much, 翻两番 four times. */
const DOUBLED = /翻(一|两|二)?番/g
const HALF = /(?:超过|达到)?(?:半数|一半)(?:以上)?|过半数?/g

const COMPARED: [RegExp, Comparison][] = [
  [/不低于|不少于|不得低于|不得少于|不小于|至少|最少/, '>='],
  [/不超过|不得超过|不高于|不多于|不大于|控制在|最多|至多/, '<='],
  [/超过|高于|大于|多于|突破/, '>'],
  [/低于|少于|小于/, '<'],
  [/左右|上下|约|近/, '≈'],
  [/以上/, '>='],
  [/以下|以内|之内/, '<='],
  [/降至|降低到|下降到/, '<='],
  [/达|到|至|增|提|新/, '>='],
]
const FILLER_AHEAD =
  /^(?:[、到至，前\s]|[一二三四五六七八九十]是|力争|确保|实现|努力|全年|累计|全省|组织|开展|举办|新增|培训|培养|选树|建设|打造|创建|培育|建成|评选|同比|比上年)+/
const FILLER_BEHIND =
  /(?:要|应|应当|力争|确保|实现|努力|全年|比例|均|都|也|新增|培养|培训|开展|举办|组织|选树|建设|再|占|的)+$/
const DATE_UNIT = /^\s*(?:年|月|日|号|时|点|分|秒|季度|世纪|届|岁|周)/
/** 从30%提高到40%: where one starts from is no target. */
const FROM = /[从由]\s*$/
const RISES = /^[^，。；\d]{0,4}(?:提高|提升|增加|增长|上升|扩大|降低|下降|降|减少|压减)/
/** 百人以上企业, 25人以上的，: how large something is that the duty is about. */
const SIZE = /^的?(?:企业|单位|非公|民营|用人单位|事业单位|园区|规模|建筑|车间)|^的[，,]/
/** 百人以上已建会企业: for numbers of people also with words between. */
const SIZE_OF_STAFF = /^的?[^，。；、\d]{0,6}(?:企业|单位|公司|项目)/
const AMENDED = /增加[一二三四五六七八九十]+条.{0,4}$/
const NOT_A_TARGET = /(?:第|[=÷×]|〔|\[|No\.?|[A-Za-z.\-—/:：]|“|‘|十)$/

/**
 * The measurable targets of a text: number, unit, comparison, what is counted and by when. Dates, ordinals, numbers in
 * quoted slogans and bare Chinese numerals (三方, 两个) are none.
 */
export function findTargets(text: string, dues: FoundDue[]): FoundTarget[] {
  const masked = mask(text, dues)
  const found = [shares, wholes, doublings, plain].flatMap((read) => firstOf(read(masked), MOST_TARGETS))
  const kept: FoundTarget[] = []
  for (const one of found) if (kept.every((other) => one.end <= other.at || one.at >= other.end)) kept.push(one)
  return kept.map((one) => complete(one, text, dues)).sort((a, b) => a.at - b.at)
}

/** No clause has so many targets of one sort; a hostile text does. */
const MOST_TARGETS = 200

function firstOf(targets: Generator<FoundTarget>, most: number): FoundTarget[] {
  const taken: FoundTarget[] = []
  for (const target of targets) {
    taken.push(target)
    if (taken.length >= most) break
  }
  return taken
}

/** Hides names in 《》, quoted slogans, terms and document numbers: nothing in them is a target. */
function mask(text: string, dues: FoundDue[]): string {
  const blank = (part: string) => '　'.repeat(part.length)
  let masked = text.replace(/《[^》\n]{0,120}》|“[^”\n]{0,24}”|〔\d{4}〕\d+号|（\d{1,3}）/g, blank)
  for (const due of dues)
    if (due.kind !== 'period') masked = masked.slice(0, due.at) + blank(due.text) + masked.slice(due.end)
  return halfWidth(masked).replace(/,(?!\d{3})/g, '，')
}

type Draft = Omit<FoundTarget, 'noun' | 'text' | 'by'>

function draft(at: number, end: number, value: number, unit: string, words: (string | undefined)[]): Draft {
  const qualifier = words.filter(Boolean).join('…')
  const comparison = COMPARED.find(([pattern]) => pattern.test(qualifier))?.[1] ?? '='
  return { at, end, value, upTo: null, unit, comparison, qualifier }
}

function* plain(text: string): Generator<FoundTarget> {
  for (const match of text.matchAll(PLAIN)) {
    const [whole, ahead, low, lowScale = '', arabic, scale = '', han, hanScale = '', middle, unit = '', behind] = match
    const qualified = Boolean(ahead || middle || behind)
    const numberAt = match.index + (ahead ? whole.indexOf(low ?? arabic ?? han ?? '', ahead.length) : 0)
    const before = text.slice(Math.max(0, numberAt - 3), numberAt)
    if (NOT_A_TARGET.test(before) && !ahead) continue
    const end = match.index + whole.trimEnd().length
    if (/人|名/.test(unit) && behind && SIZE_OF_STAFF.test(text.slice(end, end + 10))) continue
    if (SIZE.test(text.slice(end, end + 8)) || AMENDED.test(whole + text.slice(end, end + 4))) continue
    if (FROM.test(before) && RISES.test(text.slice(end, end + 8))) continue
    if (!unit && (!qualified || !(arabic && (scale || behind || middle)))) continue
    if (!unit && DATE_UNIT.test(text.slice(end, end + 3))) continue
    if (han && !low && !(qualified && ahead !== '为') && !/[百千]/.test(han) && !hanScale) continue
    if (/^(?:天|小时|人|次|条|倍|部)$/.test(unit) && !qualified && !arabic) continue
    const number = readNumeral(arabic ? arabic.replace(/[,，]/g, '') + scale : `${han}${hanScale}`)
    if (number === null) continue
    const start = ahead === '为' ? numberAt : match.index
    const words = [ahead === '为' ? undefined : ahead, middle, behind]
    const found = draft(start, end, number, unit.replace('％', '%'), words)
    const target = low ? asRange(found, low, lowScale, scale || hanScale) : found
    if (target) yield unfinished(target)
  }
}

/** A range promises its lower end: 3—5万人 is at least 30,000, up to 50,000. Null when the ends are no range. */
function asRange(found: Draft, low: string, ownScale: string, scale: string): Draft | null {
  const plainLow = readNumeral(low.replace(/[,，]/g, '') + ownScale)
  const scaled = ownScale ? plainLow : readNumeral(low.replace(/[,，]/g, '') + scale)
  const value = [scaled, plainLow].find((one) => one !== null && one < found.value)
  return value === undefined || value === null ? null : { ...found, value, upTo: found.value, comparison: '>=' }
}

function* shares(text: string): Generator<FoundTarget> {
  for (const { 0: whole, 1: ahead, 3: hundredths, 4: parts, 5: of, 6: behind, index } of text.matchAll(SHARE)) {
    const value = hundredths
      ? readNumeral(hundredths)
      : 100 * ((readNumeral(of ?? '') ?? 0) / (readNumeral(parts ?? '') || 1))
    if (value === null) continue
    yield unfinished(draft(index, index + whole.trimEnd().length, Number(value.toPrecision(6)), '%', [ahead, behind]))
  }
  for (const { 0: whole, index } of text.matchAll(HALF))
    yield unfinished({
      ...draft(index, index + whole.length, 50, '%', [whole]),
      comparison: /过/.test(whole) ? '>' : '>=',
    })
}

function* doublings(text: string): Generator<FoundTarget> {
  for (const { 0: whole, 1: times, index } of text.matchAll(DOUBLED))
    yield unfinished({
      ...draft(index, index + whole.length, times === '两' || times === '二' ? 4 : 2, '倍', []),
      qualifier: whole,
    })
}

function* wholes(text: string): Generator<FoundTarget> {
  for (const { 0: whole, index } of text.matchAll(FULL))
    yield unfinished({ ...draft(index, index + whole.length, 100, '%', []), comparison: '=', qualifier: whole })
}

const unfinished = (one: Draft): FoundTarget => ({ ...one, noun: '', text: '', by: null })

function complete(one: FoundTarget, text: string, dues: FoundDue[]): FoundTarget {
  return { ...one, text: text.slice(one.at, one.end), noun: nounOf(one, text, dues), by: deadline(one, text, dues) }
}

/** What is counted: the words behind the unit for counts, the words before the number for shares. */
function nounOf(one: FoundTarget, text: string, dues: FoundDue[]): string {
  const behind = /^[^，。；、：！？\n（()）\d]{0,30}/.exec(text.slice(one.end))?.[0].replace(/^的/, '').trim() ?? ''
  const stop = one.at - (/[^，。；：！？\n（(]*$/.exec(text.slice(0, one.at))?.[0].length ?? 0)
  const from = dues.reduce((at, due) => (due.end <= one.at ? Math.max(at, due.end) : at), stop)
  const words = text.slice(from, one.at)
  const ahead =
    words.replace(FILLER_AHEAD, '').replace(FILLER_BEHIND, '').trim() ||
    words.replace(/^(?:力争|确保|实现|占|达到?|\s)+/, '').trim()
  const isShare = one.unit === '%' || one.unit === '个百分点' || one.unit === ''
  return isShare ? ahead || behind : behind || ahead
}

/** The date before the target in its sentence, or the only date when it stands earlier and nothing recurs here. */
function deadline(one: FoundTarget, text: string, dues: FoundDue[]): string | null {
  const sentence = Math.max(...['。', '；', '\n'].map((sign) => text.lastIndexOf(sign, one.at)))
  const dates = dues.filter((due) => due.kind === 'date' && due.to !== null && due.end <= one.at)
  const own = dates.findLast((due) => due.at > sentence)
  if (own) return own.to
  const recurs = dues.some((due) => due.kind === 'period' && due.at > sentence && due.end <= one.at)
  return dates.length === 1 && !recurs ? (dates[0]?.to ?? null) : null
}
