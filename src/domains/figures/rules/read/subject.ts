import { provinceOf, provinces, shortNames } from '../words/places.ts'

/** Whom or what a figure is about: a place, and which part of what is there. */
export interface Subject {
  /** Full name of the place; empty where none is said: then the register's own province is meant. */
  place: string
  /** The level the place stands on: country 0, province 1, prefecture 2, county 3. */
  level: number
  /** Province and prefecture above it, as far as known. */
  above: readonly string[]
  /** 规上企业, 新就业形态劳动者; empty for all of the place. */
  part: string
  text: string
}

const country = /^(全国|我国)|^(中国|国家)$/
const generic = /^(全省|本省|我省|省|全区|自治区|全市|本市|我市|市|全州|本州|全县|本县|全域|全盟|全旗)(?=$|[^一-龥]|.)/
/** A province that no list has: its name says what it is. 外省, 各省 and 跨省 name none. */
const unlisted =
  /^((?![各外跨本全我援受])(?:(?![一二三四五六七八九十两几多])[一-龥]){2,5}?(?:省|自治区))(?!市(?!场)|级|属|直|外|内|际|份|部|域)/
/** A prefecture that no list has: 州 and 盟 end a name where nothing, an office or what belongs to it follows. */
const unlistedBelow = /^((?![各外跨本全我])[一-龥]{2,6}?(?:自治州|州|盟))(?=$|[州盟]?直|本级|各|总工会|全|职工|企业)/
const county = /^([一-龥]{2,12}?(?:自治县|县|自治旗|旗|林区|特区|新区|市|区|行政委员会))/
/** A body's name that ends like a district's: 人民医院东院区, 港务集团西港区. */
const bodyBefore = /(集团|公司|医院|学院|大学|中学|小学|总厂|油田).*(区|市|县)$/
/** Words before 市, 区 and 县 that make no name of a place. */
const noPlace =
  /(各|个|省|城|社|园|辖|全|县级|地级|开发|试验|功能|示范|片|景|校|厂|矿|灾|山|农|牧|林|产业|工业|西部地|地)(区|市|县)$/
const whole = /^(全部|所有|全体|各级|各|辖区内?|范围内?)/
const idle = /(工作范围|范围|系统内?|全系统|承办|全体|代表队)$/

function atStart(text: string): { place: string; level: number; above: string[]; rest: string } | null {
  const state = country.exec(text)
  if (state) return { place: '全国', level: 0, above: [], rest: text.slice(state[0].length) }
  for (const size of [8, 7, 6, 5, 4, 3, 2]) {
    const name = text.slice(0, size)
    const full = provinces.has(name) || provinceOf.has(name) ? name : size <= 5 ? shortNames.get(name) : undefined
    if (!full || name.length < Math.min(size, text.length)) continue
    const next = text.slice(size).replace(/^(省|市|自治州|州|盟|地区|自治区)/, '')
    if (name !== full && name.length === 2 && next === text.slice(size) && !/^(各|全|企业|职工|工会|省|$)/.test(next))
      continue
    const province = provinceOf.get(full)
    return { place: full, level: province ? 2 : 1, above: province ? [province] : [], rest: next }
  }
  return null
}

const autonomous =
  /(藏族|回族|蒙古族|土家族|苗族|彝族|壮族|布依族|侗族|傣族|白族|哈尼族|景颇族|傈僳族|朝鲜族|羌族|维吾尔|哈萨克|柯尔克孜|土族|撒拉族|满族|黎族|瑶族|畲族|蒙古)+自治(?=[州县旗])/g

const seen = new Map<string, Subject>()

function read(text: string): Omit<Subject, 'text'> {
  const bare = text
    .replace(/\s+/g, '')
    .replace(/（[^）]*）|\([^)]*\)/g, '')
    .replace(autonomous, '')
  let rest = bare
  let place = ''
  let level = 1
  const above: string[] = []
  for (;;) {
    const found = atStart(rest)
    if (!found || (place && found.level <= level)) break
    if (place) above.push(place)
    ;({ place, level, rest } = found)
    above.push(...found.above.filter((one) => !above.includes(one)))
  }
  const other = place ? null : (unlisted.exec(rest) ?? unlistedBelow.exec(rest))
  if (other?.[1]) {
    place = other[1]
    if (/[州盟]$/.test(place)) level = 2
    rest = rest.slice(place.length)
  }
  const own = generic.exec(rest)
  if (!place && own) rest = rest.slice(own[1]?.length ?? 0).replace(/^直(?=属)/, '直')
  const small = county.exec(rest)
  if (small && !noPlace.test(small[1] ?? '') && !bodyBefore.test(small[1] ?? '') && level !== 0) {
    if (place) above.push(place)
    place = small[1] ?? ''
    level = 3
    rest = rest.slice(place.length)
  }
  return { place, level, above, part: partOf(rest) }
}

/** Counts that say how many there are (19户监管企业); numbers that are names stay: 二公司, 第一人民医院. */
const numbered =
  /(?<![第一二三四五六七八九十百\d])(?!第)[一二三四五六七八九十百\d]+(个|家|户|所|名)?(?=[一-龥])(?![一二三四五六七八九十百\d])(?!(?:分)?(?:次|届|公司|厂|车间|工区|矿|队|部|科|处|局|所|院|中|小|建|校|医院|支部|港|码头|作业区|监区|项目部|中心|航道|冶|化|附))/g

/** The part as it is compared: counts inside it and words that mean all of it left out. */
function partOf(text: string): string {
  const counted = text.replace(numbered, '').replaceAll('第', '')
  const bare = counted
    .replace(whole, '')
    .replace(idle, '')
    .replaceAll('非公有制', '非公')
    .replaceAll('国企', '国有企业')
    .replaceAll('规模以上', '规上')
  return /^(市州|地市|省市|市|县|县区|州|内|范围|地区|本级)?$/.test(bare) ? '' : bare.replace(/^省(?=[一-龥]{2})/, '')
}

/** Reads a subject as reports write it: 青海省, 省国资委19户监管企业, 云南省全部企业, 大庆油田. */
export function subjectOf(text: string): Subject {
  const found = seen.get(text)
  if (found) return found
  const subject = { ...read(text.trim()), text }
  if (seen.size > 100_000) seen.clear()
  seen.set(text, subject)
  return subject
}

/** Whether place `a` lies wholly within place `b`, or is it. `home` is the province where an unknown place lies. */
export function isWithin(a: Subject, b: Subject, home: string): boolean {
  const [x, y] = [a.place || home, b.place || home]
  if (x === y || y === '全国') return true
  if (a.above.includes(y)) return true
  return a.place !== '' && a.level === 3 && a.above.length === 0 && y === home
}

export const samePlace = (a: Subject, b: Subject, home: string): boolean => (a.place || home) === (b.place || home)

/** Whether part `a` of a place is within part `b`: all of it, or the same noun more narrowly named. */
export const isPartWithin = (a: string, b: string): boolean =>
  b === '' || a === b || (a.length > b.length && (a.endsWith(b) || isBranch(a, b)))

const body = /(集团|公司|厂|局|院|校|大学|中学|小学|矿|油田|港|中心|站|银行|社|所|园|海关|重工|铁路|电网|电力|工会)$/
const branch =
  /(公司|厂|车间|工区|矿|队|部|科|室|处|局|所|院|院区|校区|分校|学院|系|站|中心|班组|班|支行|码头|港区|作业区|园区|厂区|基地|段|病区)$/

/** Whether one body is a branch of the other by its name: 某某集团二公司. */
const isBranch = (a: string, b: string): boolean => a.startsWith(b) && body.test(b) && branch.test(a.slice(b.length))
