import { say } from '#platform/say'
import { type ExplanationCode, type Finding, inOrder, listEn, listZh, makeFinding } from '../finding.ts'
import { canBeEqual } from '../read/amount.ts'
import { type Claim, isStock } from '../read/claim.ts'
import { type PeriodRelation, relate, spansYears } from '../read/period.ts'
import { isPartWithin, isWithin, samePlace } from '../read/subject.ts'
import { sameKind } from '../read/unit.ts'
import { bind, type Register } from '../register.ts'
import { nounsOf } from '../words/keys.ts'
import { mechanisms } from '../words/lexicon.ts'
import { cut, stagesBetween } from '../words/segment.ts'

const officeWords = /(中共|委员会|人民政府|办公厅|办公室|总局|厅|局|委|部|（.*）)/g
const core = (office: string): string =>
  office
    .replace(/^(省|市|自治区|州|县)/, '')
    .replace('人力资源社会保障', '人社')
    .replace('工业和信息化', '工信')
    .replace('发展改革', '发改')
    .replace('住房城乡建设', '住建')
    .replace(officeWords, '')

/** Whether a remark on one claim says that the number came from the other's office. */
export function isLinked(a: Claim, b: Claim): boolean {
  const from = (one: Claim, other: Claim) => {
    const office = core(other.row.reporter)
    return office.length > 0 && one.note.origins.some((origin) => core(origin) === office)
  }
  return from(a, b) || from(b, a)
}

const verbsIn = (text: string): string[] =>
  text.match(
    /收集|收到|上报|征集|受理|办理|处理|办结|解决|排查|整改|申报|兑付|新设|新增|调整|优化|培训|推荐|评选|签约|开工/g,
  ) ?? []

/** Whether two remarks tell of different deeds: 收集上报 and 累计办理. */
function isVerbShift(a: string, b: string): boolean {
  const [x, y] = [verbsIn(a), verbsIn(b)]
  return x.some((verb) => y.some((other) => (stagesBetween(verb, other) ?? 0) !== 0)) && x.join() !== y.join()
}

/** Whether names under one slug tell of different groups: 规上企业建会率 and 企业建会率. */
export function isOtherGroup(a: Claim, b: Claim): boolean {
  if (a.name.nounsKey === b.name.nounsKey) return false
  const [x, y] = [nounsOf(a.name.telling), nounsOf(b.name.telling)]
  return x.every((word) => y.includes(word)) || y.every((word) => x.includes(word))
}

/** Whether names under one slug have deeds of different stages: 诉求收集 and 诉求办理. */
const isOtherDeed = (a: Claim, b: Claim): boolean =>
  a.name.nounsKey === b.name.nounsKey &&
  a.name.verbs.some(
    (verb) => !b.name.verbs.includes(verb) && b.name.verbs.some((other) => (stagesBetween(verb, other) ?? 0) !== 0),
  )

/** Whether two names tell of different ways by which it was done: 法律援助 and 劳动监察. */
function isOtherWay(a: Claim, b: Claim): boolean {
  const ways = ({ row }: Claim) => mechanisms.filter((way) => row.indicator.includes(way))
  const [x, y] = [ways(a), ways(b)]
  return x.length > 0 && y.length > 0 && !x.some((way) => y.includes(way))
}

/** Whether two offices speak. */
const isOtherVoice = (a: Claim, b: Claim): boolean => a.row.reporter !== b.row.reporter

const isNew = /新建|新增|新设|新发展|新签|净增/
/** Done for another, by its order or with its money: one number of two offices then is one number. */
const onBehalf = /(^|[，；])(代|受)[一-龥]{2,}|委托/
const isStanding = /存量|现有|在册|保有/

/** What one figure says in name and remark together. */
const saidOf = ({ row, note }: Claim): string => `${row.indicator} ${note.text}`

/** Whether a remark calls what is counted by another noun than its name does: 快递员会员数 as 从业人员数. */
function isOtherNoun({ note, name }: Claim): boolean {
  if (!/^[一-龥]{2,12}数$/.test(note.text)) return false
  const { tokens } = cut(note.text)
  return tokens.length > 0 && !tokens.some((token) => name.tokens.includes(token))
}

/**
 * Whether one number of two offices is, by the remark on one of them, the work of one body only (工会干部走访), another
 * deed than its name says (收到 for 办结), other things (从业人员数 for 会员数), or what stands for what is new.
 */
function shiftOf(a: Claim, b: Claim, strange: number): ExplanationCode | null {
  if (!isOtherVoice(a, b) || a.amount.value !== b.amount.value || strange < 3) return null
  const [x, y] = [saidOf(a), saidOf(b)]
  if ((isNew.test(x) && isStanding.test(y)) || (isNew.test(y) && isStanding.test(x))) return 'different-scope'
  if (strange < 4 || (a.note.scope && b.note.scope)) return null
  if (a.note.actor !== b.note.actor) return 'attribution'
  const [noted, bare] = a.note.scope ? [a, b] : [b, a]
  if (noted.note.scope && isVerbShift(noted.note.scope, bare.row.indicator)) return 'verb-shift'
  return isOtherNoun(a) || isOtherNoun(b) ? 'different-scope' : null
}

/**
 * Whether two equal numbers of one thing and subject are said of different scopes or stretches of time; the likely
 * reason, or null when they agree. A round number may be the same twice by chance, so a mere difference of period
 * counts only where one office says it has the number from the other.
 */
export function compareScopes(a: Claim, b: Claim, period: PeriodRelation): ExplanationCode | null {
  if (a.role !== b.role || onBehalf.test(`${a.note.text}；${b.note.text}`)) return null
  const [x, y] = [a.note.scope, b.note.scope]
  const strange = Math.min(a.amount.digits, b.amount.digits) + Number(isOtherVoice(a, b))
  const same = a.amount.value === b.amount.value
  if (same && strange >= 3) {
    if (isRunningAsSingle(a, b)) return 'cumulative-and-single'
    if (period !== 'apart' && strange >= 4 && isOtherVoice(a, b) && (isLess(a, b) || isLess(b, a)))
      return 'different-scope'
  }
  if (x && y && x !== y && strange >= 2 && period !== 'apart')
    return isVerbShift(x, y) ? 'verb-shift' : 'different-scope'
  if (period !== 'apart' && strange >= 2 && isOtherVoice(a, b) && isOtherDeed(a, b)) return 'verb-shift'
  if (period !== 'apart' && strange >= 3 && isOtherGroup(a, b)) return 'different-scope'
  if (period !== 'apart') {
    if (same && strange >= 4 && isOtherVoice(a, b) && isOtherWay(a, b)) return 'two-mechanisms'
    const shifted = shiftOf(a, b, strange)
    if (shifted) return shifted
  }
  const nested = period === 'within' || period === 'contains'
  if (nested && a.yearly === b.yearly && same && strange >= 4) return 'attribution'
  if (nested && a.yearly !== b.yearly && same && strange >= 3) return 'average-as-year'
  if (!isLinked(a, b)) return null
  if (a.yearly !== b.yearly) return 'average-as-year'
  return nested ? 'attribution' : null
}

/** Whether one runs over years and the other is said to be one year's alone: 历年累计挂牌 and 当年新挂牌. */
function isRunningAsSingle(a: Claim, b: Claim): boolean {
  const runs = ({ cumulative, note, period }: Claim) =>
    cumulative && (/历年|以来|[两二三四五六七八九]年/.test(note.text) || spansYears(period))
  const single = ({ note, row, cumulative, period }: Claim) =>
    !cumulative && !spansYears(period) && (note.run === 'single' || /^(新增|当年|本年)/.test(row.qualifier))
  return (runs(a) && single(b)) || (runs(b) && single(a))
}

/** Whether one leaves something out that the other counts in, or says nothing of. */
const isLess = (a: Claim, b: Claim): boolean => a.note.less && !b.note.less && !b.note.sameScope

/** How unlikely it is that two figures are equal by chance, in digits. */
function strangeness(a: Claim, b: Claim): number {
  const nested = isPartWithin(a.subject.part, b.subject.part) || isPartWithin(b.subject.part, a.subject.part)
  const stated = a.note.scope !== '' && b.note.scope !== '' && a.note.scope !== b.note.scope
  const spoken = isOtherVoice(a, b)
  const digits = Math.min(a.amount.digits, b.amount.digits)
  return digits + Number(spoken) + Number(nested && spoken && digits > 1) + Number(stated)
}

/** Two approximate numbers may overlap far apart; one number that moved stays the same to the eye. */
const isNear = (a: Claim, b: Claim): boolean =>
  Math.abs(a.amount.value - b.amount.value) <= 0.03 * Math.max(Math.abs(a.amount.value), Math.abs(b.amount.value))

/** A part that is one body of its own, or what a unit fills in about itself: two such are two, whatever their numbers. */
const isBody = (part: string): boolean =>
  /^本单位：|(公司|集团|局|学院|学校|医院|工会|厅|委|部|委员会|办公室|油田|银行|协会|股份)$/.test(part)

/** Whether two parts of one place may be taken for one another: one is the whole, or they have a word in common. */
function isMixable(a: string, b: string): boolean {
  if (a === '' || b === '') return true
  if (isBody(a) && isBody(b)) return false
  return [...a].slice(1).some((sign, i) => b.includes(a[i] + sign))
}

const endOfPlace = /(省|市|州|盟|地区|县|区|旗|自治区)$/

/** Whether an office speaks of its own place: then its number stands for itself. */
const isOwn = ({ subject, row }: Claim): boolean =>
  subject.place !== '' && row.reporter.includes(subject.place.replace(endOfPlace, ''))

/** A number of the whole that turns up for a place inside it. Where that place speaks for itself, chance is likelier. */
function isSamePlaced(a: Claim, b: Claim, home: string): boolean {
  const [inner, outer] = isWithin(a.subject, b.subject, home) ? [a, b] : [b, a]
  if (!isWithin(inner.subject, outer.subject, home) || a.row.reporter === b.row.reporter) return false
  if (a.subject.part !== b.subject.part || a.amount.value !== b.amount.value || a.amount.value < 20) return false
  return a.amount.digits >= (isOwn(inner) ? 4 : 2)
}

const unmoved = new Set(['edition', 'rank', 'standard'])

function isMoved(a: Claim, b: Claim, home: string): boolean {
  if (a.role !== b.role || a.name.measure !== b.name.measure || !sameKind(a.unit, b.unit)) return false
  if (unmoved.has(a.name.measure) || a.yearly !== b.yearly) return false
  if (!canBeEqual(a.amount, b.amount) || !isNear(a, b)) return false
  if (relate(a.period, b.period, isStock(a) && isStock(b)) === 'apart') return false
  if (!samePlace(a.subject, b.subject, home)) return isSamePlaced(a, b, home)
  const [x, y] = [a.subject.part, b.subject.part]
  return x !== y && isMixable(x, y) && strangeness(a, b) >= 3
}

function groupMoved(moved: readonly (readonly [Claim, Claim])[]): Finding[] {
  return bind<Claim, readonly [Claim, Claim]>(moved).map((pairs) => {
    const claims = inOrder([...new Set(pairs.flat())])
    const subjects = [...new Set(claims.map(({ row }) => row.subject))].join('／')
    const reason = say(
      `同一个数归到了不同的范围（${subjects}）：${listZh(claims)}`,
      `One number attributed to different scopes (${subjects}): ${listEn(claims)}`,
    )
    return makeFinding('scope', 'warning', claims, 'attribution', reason, { value: claims[0]?.amount.value ?? 0 })
  })
}

/** At most so many figures with one value of one thing are compared pair by pair. */
const most = 60

/** One number said of different subjects: attributed to a wider or another scope than it was counted in. */
export function checkMoved({ things, home }: Register): Finding[] {
  return things.flatMap((thing) => {
    if (thing.length < 2) return []
    const sorted = [...thing].sort((a, b) => a.amount.value - b.amount.value || (a.row.id < b.row.id ? -1 : 1))
    const moved: [Claim, Claim][] = []
    for (const [i, a] of sorted.entries())
      for (let j = i + 1; j < Math.min(sorted.length, i + most); j++) {
        const b = sorted[j]
        if (!b || b.amount.value > a.amount.value * 1.12 + 1) break
        if (isMoved(a, b, home)) moved.push([a, b])
      }
    return groupMoved(moved)
  })
}
