import { say } from '#platform/say'
import { type Finding, inOrder, listEn, listZh, makeFinding } from '../finding.ts'
import { type Claim, isCount, isStock } from '../read/claim.ts'
import { relate } from '../read/period.ts'
import { isPartWithin, isWithin, samePlace } from '../read/subject.ts'
import { sameKind } from '../read/unit.ts'
import { bind, groupBy, type Register } from '../register.ts'
import { fields } from '../words/fields.ts'
import { keyOf, nounsOf } from '../words/keys.ts'
import { cut, isVerb, stagesBetween } from '../words/segment.ts'

/** Nouns so common that sharing one says nothing. */
const common = new Set([
  '职工',
  '企业',
  '工会',
  '资金',
  '补贴',
  '组织',
  '服务',
  '项目',
  '活动',
  '人才',
  '机构',
  '单位',
  '技能',
  '职业',
])

/** Pairs of neighbouring characters, those of common words left out. */
const bigramsOf = (tokens: readonly string[]): Set<string> =>
  new Set(
    tokens.filter((word) => !common.has(word)).flatMap((word) => [...word].slice(1).map((sign, i) => word[i] + sign)),
  )

/** Whether two names have a noun in common, or at least two pairs of characters: 达成意向 and 达成就业意向. */
function shares(a: readonly string[], b: readonly string[]): boolean {
  if (a.some((word) => !common.has(word) && b.includes(word))) return true
  const other = bigramsOf(b)
  return [...bigramsOf(a)].filter((pair) => other.has(pair)).length >= 2
}

/** Whether two names differ in one word each, and that is the deed: 来电 and 答复. */
function isVerbShift(a: Claim, b: Claim): boolean {
  const [x, y] = [a.name.telling, b.name.telling]
  const [own, others] = [x.filter((word) => !y.includes(word)), y.filter((word) => !x.includes(word))]
  return (
    x.length > 1 &&
    own.length === 1 &&
    others.length === 1 &&
    [...own, ...others].some(isVerb) &&
    !x.slice(0, 1).some((word) => own.includes(word))
  )
}

/** Whether one name is a narrower form of the other: all of a whole may well be of one part. */
function isNarrower(a: Claim, b: Claim): boolean {
  const [x, y] = [a.name.telling, b.name.telling]
  return x.every((word) => y.includes(word)) || y.every((word) => x.includes(word))
}

/** Whether a and b are stages of one course: one office that says both tells how far it came. */
const isCourse = (a: Claim, b: Claim): boolean =>
  a.name.verbs.some((verb) => b.name.verbs.some((other) => (stagesBetween(verb, other) ?? 0) !== 0)) &&
  nounsOf(a.name.tokens).sort().join() === nounsOf(b.name.tokens).sort().join()

/** Whether two names tell of one field in other words: 追回欠薪 and 挽回损失, 驿站 and 服务站点. */
const isOneField = (a: Claim, b: Claim): boolean =>
  fields.some(
    ({ kinds, words }) => kinds.includes(a.unit.kind) && words.test(a.row.indicator) && words.test(b.row.indicator),
  )

/** Whether a remark makes a figure what the other's name says: 工业企业, 规模以上 is 规模以上工业企业. */
function isSaidOf(noted: Claim, named: Claim): boolean {
  if (!noted.note.scope) return false
  const said = new Set([...noted.name.telling, ...cut(noted.note.scope).tokens])
  return keyOf([...said]) === named.name.tellingKey
}

/** Whether a remark says that everybody is in it: 井下作业人员全员参保. */
const isAllOf = ({ note }: Claim): boolean =>
  /全员|全部(参|入|纳入|覆盖|签|建)|应[一-龥]尽[一-龥]|全覆盖/.test(note.text)

/**
 * Whether two equal numbers under two heads are too alike for chance. Every digit makes chance ten times rarer; so do a
 * noun in common and another office that reports it; the more figures there are, the more meet by chance.
 */
function isStrange(a: Claim, b: Claim, rows: number): boolean {
  const spoken = a.row.reporter !== b.row.reporter
  const [alike, oneField] = [shares(nounsOf(a.name.telling), nounsOf(b.name.telling)), isOneField(a, b)]
  const kin = alike || (oneField && (spoken || a.amount.digits > 3))
  const named = spoken && a.note.actor !== b.note.actor
  const score = a.amount.digits + Number(kin) + (Number(spoken) - Number(named)) / 2
  return score >= 4.5 + Math.max(0, Math.log10(rows / 400))
}

function isTwice(a: Claim, b: Claim, { home, claims }: Register): boolean {
  if (a.row.slug !== '' && a.row.slug === b.row.slug) return false
  if (a.name.key === b.name.key || !sameKind(a.unit, b.unit) || a.role !== b.role) return false
  if (a.name.measure !== b.name.measure || (isCourse(a, b) && a.row.reporter === b.row.reporter)) return false
  if (isSaidOf(a, b) || isSaidOf(b, a) || isAllOf(a) || isAllOf(b)) return false
  if (isNarrower(a, b) && a.row.reporter === b.row.reporter) return false
  if (!isWithin(a.subject, b.subject, home) && !isWithin(b.subject, a.subject, home)) return false
  const related =
    samePlace(a.subject, b.subject, home) ||
    isPartWithin(a.subject.part, b.subject.part) ||
    isPartWithin(b.subject.part, a.subject.part)
  return related && relate(a.period, b.period, isStock(a) && isStock(b)) !== 'apart' && isStrange(a, b, claims.length)
}

function shifted(claims: readonly Claim[]): Finding {
  const reason = say(`同一个数，动词不同：${listZh(claims)}`, `One number under different verbs: ${listEn(claims)}`)
  return makeFinding('scope', 'warning', claims, 'verb-shift', reason, { value: claims[0]?.amount.value ?? 0 })
}

/** Values that many figures have are no sign of anything. */
const most = 12

/** One number under two heads that plausibly is one quantity: never to be added up. */
export function checkTwice(register: Register): Finding[] {
  const telling = register.claims.filter(
    (claim) => isCount(claim) && claim.amount.digits >= 3 && claim.unit.kind !== 'percent',
  )
  const values = groupBy(telling, ({ amount }) => String(amount.value))
  return [...values.values()].flatMap((claims) => {
    if (claims.length < 2 || claims.length > most) return []
    const pairs: [Claim, Claim][] = []
    for (const [i, a] of claims.entries())
      for (const b of claims.slice(i + 1)) if (isTwice(a, b, register)) pairs.push([a, b])
    return bind<Claim, readonly [Claim, Claim]>(pairs).map((bound) => {
      const twice = inOrder([...new Set(bound.flat())])
      const [first] = bound
      if (first && bound.length === 1 && (isVerbShift(...first) || isCourse(...first))) return shifted(twice)
      const reason = say(
        `同一个数列在不同名目下，疑为同一数量，不得相加：${listZh(twice)}`,
        `One number under several heads, probably one quantity; never sum: ${listEn(twice)}`,
      )
      const offices = new Set(twice.map(({ row }) => row.reporter))
      return makeFinding('duplicate', 'warning', twice, offices.size > 1 ? 'two-mechanisms' : 'counted-twice', reason, {
        value: twice[0]?.amount.value ?? 0,
      })
    })
  })
}
