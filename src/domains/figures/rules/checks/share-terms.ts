import type { Claim } from '../read/claim.ts'
import { sameKind } from '../read/unit.ts'
import { keyOf, nounsOf, tellingOf } from '../words/keys.ts'
import { cut, isKnown, isVerb, stagesBetween } from '../words/segment.ts'
import { lessBy, type Shelf, sameVoice } from './shelf.ts'

/** A figure that may be numerator or denominator of a share, with how surely. */
export interface Term {
  claim: Claim
  sureness: number
}

/** Heads of numerator and denominator for rates whose name gives only the verb. */
const templates: readonly (readonly [rate: string, part: string, base: string])[] = [
  ['入会', '会员', '职工'],
  ['建会', '建会', '企业'],
  ['参保', '参保', '职工'],
]

/** The stem of a share's slug: hardship-share → hardship. */
export const stemOf = (slug: string): string =>
  slug.replace(/-(share|rate|ratio|percent|percentage|proportion|pct|coverage)$/, '')

const isSubset = (few: readonly string[], many: readonly string[]): boolean => few.every((one) => many.includes(one))

/** Those who joined are the members, where a share is said of them. */
const asJoined = (tokens: readonly string[]): string[] => tokens.map((token) => (token === '会员' ? '入会' : token))

/** Whether the verbs of a figure suit a numerator of these verbs. */
const suits = (verbs: readonly string[], claim: Claim): boolean =>
  isSubset(verbs, claim.name.verbs) || claim.name.verbs.every((verb) => verbs.includes(verb))

/** Money passes from being set aside to being spent; more may be spent than the year brought, so that only rates rest on it. */
const setAside = new Set('提取 计提 拨付 下拨 下达 安排 筹集 归集 收缴'.split(' '))
const spent = new Set('使用 支出 列支 执行 到位 投入 用于'.split(' '))

const isSpentOf = (early: string, late: string): boolean => setAside.has(early) && spent.has(late)

const add = (terms: Map<Claim, number>, claims: readonly Claim[] | undefined, sureness: number): void => {
  for (const claim of claims ?? []) if ((terms.get(claim) ?? 0) < sureness) terms.set(claim, sureness)
}

const listTerms = (terms: ReadonlyMap<Claim, number>): Term[] =>
  [...terms]
    .map(([claim, sureness]) => ({ claim, sureness }))
    .sort((a, b) => b.sureness - a.sureness)
    .slice(0, 16)

/** Figures that may be the numerator of a share. */
export function partTerms(shelf: Shelf, share: Claim): Term[] {
  const terms = new Map<Claim, number>()
  const tokens = share.name.telling
  add(terms, shelf.byKey.get(keyOf(tokens)), 3)
  const verbs = tokens.filter(isVerb)
  add(
    terms,
    shelf.byNouns
      .get(keyOf(nounsOf(tokens)))
      ?.filter((claim) => claim.name.verbs.length > 0 && suits(verbs, claim) && isSubset(verbs, claim.name.verbs)),
    2,
  )
  if (verbs.some((verb) => spent.has(verb)))
    add(
      terms,
      shelf.byNouns.get(keyOf(nounsOf(tokens)))?.filter((claim) => claim.name.verbs.some((verb) => spent.has(verb))),
      2,
    )
  const [head = ''] = share.name.base.slice(-1)
  if (head) {
    add(terms, shelf.byKey.get(keyOf([...tokens, head])), 2)
    add(terms, shelf.byKey.get(keyOf(tellingOf([...share.name.base, ...tokens]))), 3)
    add(terms, shelf.byKey.get(keyOf(asJoined([...tokens, head]))), 2)
  }
  const stem = stemOf(share.row.slug)
  if (stem !== share.row.slug)
    add(
      terms,
      shelf.bySlug.get(stem)?.filter((claim) => !isEarlier(share, claim)),
      3,
    )
  for (const [rate, part] of templates) if (tokens.at(-1) === rate) add(terms, withHead(shelf, tokens, rate, part), 2)
  for (const due of dueOf(shelf, share)) add(terms, shelf.byKey.get(keyOf(withoutDue(due))), 3)
  if (isSetUp(share)) add(terms, shelf.byKey.get(keyOf(nounsOf(tokens))), 2)
  if (terms.size === 0) add(terms, onOccasion(shelf, share), 2)
  return listTerms(terms)
}

const withoutDue = ({ name }: Claim): string[] => name.telling.filter((token) => token !== '应')

/** Figures of what should have been done (集体合同应签企业数), for a rate that names the deed (集体合同签订率). */
function dueOf(shelf: Shelf, share: Claim): Claim[] {
  const { telling, verbs } = share.name
  if (verbs.length === 0) return []
  return shelf.claims.filter(
    (claim) =>
      claim.name.telling.includes('应') &&
      claim.name.telling.length <= telling.length + 2 &&
      isSubset(telling, claim.name.telling) &&
      sameVoice(claim, share),
  )
}

/** Whether a rate is of something set up (工会组建率): what there is of it is then its numerator, never its base. */
const isSetUp = ({ row }: Claim): boolean =>
  /(工会|组织|委员会|小组|队伍|驿站|站点|阵地|机构)(组建|建立|成立|设立|建成)(率|比例)$/.test(row.indicator)

/** Counts of the deed that a rate names, with the occasion the rate leaves out: 职代会立案提案 for 提案立案率. */
function onOccasion(shelf: Shelf, share: Claim): Claim[] {
  const { telling, verbs } = share.name
  if (verbs.length === 0 || telling.length < 2 || shelf.byKey.size > 2000) return []
  const found = [...shelf.byKey.values()]
    .flat()
    .filter(
      ({ name, row }) =>
        name.telling.length === telling.length + 1 &&
        isSubset(telling, name.telling) &&
        row.reporter === share.row.reporter,
    )
  return found.length === 1 ? found : []
}

/** Figures named like the share, but with another head: 职工入会率 → 会员数. */
function withHead(shelf: Shelf, tokens: readonly string[], rate: string, head: string): readonly Claim[] {
  const rest = tokens.filter((token) => token !== rate && token !== '职工' && token !== '企业')
  const named = shelf.byKey.get(keyOf([...rest, head]))
  return named ?? (rest.length === 0 ? (shelf.byKey.get(keyOf(tellingOf([head]))) ?? []) : [])
}

/** Whether a figure counts what comes before these verbs: accepted before closed, or no deed at all. */
function isBefore(claim: Claim, verbs: readonly string[]): boolean {
  const own = claim.name.verbs.filter((verb) => !verbs.includes(verb))
  return own.some((verb) => verbs.some((late) => (stagesBetween(verb, late) ?? 0) > 0 || isSpentOf(verb, late)))
}

/** Whether a figure counts the same things before the deed that a rate is named after: then it is its base. */
const isEarlier = (share: Claim, claim: Claim): boolean =>
  share.name.verbs.length > 0 &&
  claim.name.nounsKey === share.name.nounsKey &&
  !isSubset(share.name.verbs, claim.name.verbs)

function bySlug(shelf: Shelf, share: Claim, terms: Map<Claim, number>): void {
  const words = stemOf(share.row.slug).split('-')
  for (let size = words.length - 1; size >= 1; size--) {
    const prefix = words.slice(0, size).join('-')
    add(terms, shelf.bySlug.get(prefix), size === words.length - 1 ? 3 : 2)
    add(terms, shelf.bySlug.get(`${prefix}-total`), 3)
  }
}

/** A larger figure of the numerator's own family: startup of startup-trained, with words in common. */
function ofFamily(shelf: Shelf, share: Claim, terms: Map<Claim, number>): void {
  const stem = stemOf(share.row.slug)
  const [part] = stem === share.row.slug ? [] : (shelf.bySlug.get(stem) ?? [])
  if (!part || shelf.bySlug.size > 2000) return
  const larger = [...shelf.bySlug].flatMap(([slug, claims]) => (slug.startsWith(`${stem}-`) ? claims : []))
  const kin = larger.filter(
    ({ amount, name }) =>
      amount.lo > part.amount.hi && name.tokens.filter((token) => part.name.tokens.includes(token)).length >= 2,
  )
  if (kin.length === 1) add(terms, kin, 1)
}

/** The one figure of the share's own paper that is named as its remark names the base, and a word more: 职代会应到代表数. */
function holding(shelf: Shelf, share: Claim, base: readonly string[]): Claim[] {
  if (!share.note.base || shelf.byKey.size > 2000) return []
  const found = [...shelf.byKey.values()]
    .flat()
    .filter(
      (claim) =>
        sameVoice(claim, share) && isSubset(base, claim.name.tokens) && claim.name.tokens.length <= base.length + 2,
    )
  return found.length === 1 ? found : []
}

/**
 * Figures that may be the denominator of a share. A rate named after a deed is of those before the deed, or of those
 * who should have come to it (应到, 应检): never of those for whom it was done.
 */
export function baseTerms(shelf: Shelf, share: Claim): Term[] {
  const terms = new Map<Claim, number>()
  const tokens = share.name.telling
  const verbs = tokens.filter(isVerb)
  const nouns = nounsOf(tokens)
  const deed = verbs.find((verb) => verb === tokens.at(-1))
  add(terms, dueOf(shelf, share), 4)
  for (const done of onOccasion(shelf, share)) {
    if (deed) add(terms, shelf.byKey.get(keyOf(done.name.telling.filter((token) => token !== deed))), 3)
    add(
      terms,
      shelf.byNouns.get(done.name.nounsKey)?.filter((claim) => isBefore(claim, verbs)),
      3,
    )
  }
  if (deed && verbs.length > 1) add(terms, shelf.byKey.get(keyOf(tokens.filter((token) => token !== deed))), 3)
  if (share.name.base.length > 0) {
    const base = tellingOf(share.name.base)
    add(terms, shelf.byKey.get(keyOf(asJoined(base))), 3)
    add(terms, shelf.byKey.get(keyOf(base)), 4)
    add(terms, holding(shelf, share, base), 3)
    add(terms, shelf.byNouns.get(keyOf(nounsOf(base))), 3)
    for (let size = 1; size <= Math.min(3, nouns.length); size++)
      add(terms, shelf.byNouns.get(keyOf([...nouns.slice(0, size), ...nounsOf(base)])), 3)
  }
  add(
    terms,
    shelf.byNouns.get(keyOf(nouns))?.filter((claim) => isBefore(claim, verbs)),
    3,
  )
  if (verbs.length > 0) add(terms, shelf.byKey.get(keyOf(nouns)), 3)
  for (const { rest, left } of lessBy(nouns)) {
    const found = shelf.byNouns
      .get(keyOf(rest))
      ?.filter((claim) => claim.name.verbs.every((verb) => verbs.includes(verb)) || isBefore(claim, verbs))
    add(terms, found, left.length === 1 ? 2 : 1)
  }
  for (const [rate, , base] of templates) if (tokens.at(-1) === rate) add(terms, withHead(shelf, tokens, rate, base), 2)
  if (share.subject.part) add(terms, shelf.byKey.get(keyOf(tellingOf(cut(share.subject.part).tokens))), 2)
  const late = verbs.filter((verb) => spent.has(verb))
  if (late.length > 0) add(terms, shelf.aims.get(keyOf(tokens.filter((token) => !late.includes(token)))), 3)
  bySlug(shelf, share, terms)
  ofFamily(shelf, share, terms)
  if (isSetUp(share)) for (const claim of shelf.byKey.get(keyOf(nouns)) ?? []) terms.delete(claim)
  if (deed && share.name.base.length === 0)
    for (const claim of terms.keys())
      if (claim.name.verbs.includes(deed) && !claim.name.tokens.includes('应')) terms.delete(claim)
  return listTerms(terms)
}

/** Whether words only narrow what is counted: 女, 一线, 高级职称. */
const narrows = (words: readonly string[]): boolean => words.every((word) => isKnown(word) && !isVerb(word))

/** Whole groups whose counts are said in one paper with a share of them, by the stem of its name: 女代表占比, 代表数. */
export function stemBases(shelf: Shelf, share: Claim): Claim[] {
  if (share.name.verbs.length > 0) return []
  return [...lessBy(share.name.telling)].flatMap(({ rest, left }) =>
    narrows(left) ? (shelf.byKey.get(keyOf(rest)) ?? []).filter((claim) => sameVoice(claim, share)) : [],
  )
}

/** Whether two figures can be numerator and denominator of one share: not where the numerator is the earlier stage. */
export const canDivide = (part: Claim, base: Claim): boolean =>
  part !== base &&
  !(part.note.carried && !base.note.carried) &&
  !isBefore(part, base.name.verbs) &&
  (sameKind(part.unit, base.unit) || (isCounted(part) && isCounted(base)))

const isCounted = ({ unit }: Claim): boolean => unit.kind === 'item' || unit.kind === 'household'
