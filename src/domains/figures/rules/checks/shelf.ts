import { type Claim, isCount } from '../read/claim.ts'
import { groupBy, type Register } from '../register.ts'
import { isVerb } from '../words/segment.ts'

/** Figures of one subject and one period, so that what belongs together is found without asking each about each. */
export interface Shelf {
  claims: readonly Claim[]
  /** Counts that happened, by the words of their name. */
  byKey: ReadonlyMap<string, readonly Claim[]>
  /** The same by the words that are no verbs. */
  byNouns: ReadonlyMap<string, readonly Claim[]>
  bySlug: ReadonlyMap<string, readonly Claim[]>
}

export const keyOf = (tokens: readonly string[]): string => [...new Set(tokens)].sort().join('|')

export const nounsOf = (tokens: readonly string[]): string[] => tokens.filter((token) => !isVerb(token))

/** When a figure holds, as a label: what ends on one day belongs together. */
function endOf({ period }: Claim): string {
  if (period.kind === 'none') return 'none'
  return period.kind === 'open' ? `since ${period.from}` : `until ${period.to}`
}

/** Names in which a union counts its own things may leave the word out. */
const light = new Set(['工会', '全省', '系统', '监管企业'])

/** The words that tell one name from another: without 工会, where other nouns are left. */
export function tellingOf(tokens: readonly string[]): string[] {
  const telling = tokens.filter((token) => !light.has(token))
  return nounsOf(telling).length > 0 && telling.length < tokens.length ? telling : [...tokens]
}

export function shelfOf(claims: readonly Claim[]): Shelf {
  const counts = claims.filter((claim) => isCount(claim) && claim.role === 'actual' && claim.name.tokens.length > 0)
  return {
    claims,
    byKey: groupBy(counts, ({ name }) => keyOf(tellingOf(name.tokens))),
    byNouns: groupBy(counts, ({ name }) => keyOf(nounsOf(tellingOf(name.tokens)))),
    bySlug: groupBy(
      counts.filter(({ row }) => row.slug !== ''),
      ({ row }) => row.slug,
    ),
  }
}

/** The shelf a figure stands on: place, part and end of period. */
export const labelOf = (claim: Claim, home: string): string =>
  `${claim.subject.place || home} ${claim.subject.part} ${endOf(claim)}`

/** The shelves of a register: by place, part and end of period. */
export function* shelvesOf({ claims, home }: Register): Generator<Shelf> {
  const groups = groupBy(claims, (claim) => labelOf(claim, home))
  for (const group of groups.values()) if (group.length > 1) yield shelfOf(group)
}

/** All ways to leave one, two or (of up to six) three of the words out, the head (the last word) staying. */
export function* lessBy(
  tokens: readonly string[],
  most = tokens.length > 6 ? 2 : 3,
  from = 0,
  left: readonly string[] = [],
): Generator<{ rest: string[]; left: string[] }> {
  if (most === 0 || tokens.length > 9) return
  for (let at = from; at < tokens.length - 1; at++) {
    const rest = tokens.filter((_, i) => i !== at)
    const gone = [...left, tokens[at] ?? '']
    yield { rest, left: gone }
    yield* lessBy(rest, most - 1, at, gone)
  }
}

/** Whether one office says both, in the same paper: then a general name is meant to hold the narrower one. */
export const sameVoice = (a: Claim, b: Claim): boolean =>
  a.row.reporter.replace(/（.*）|\(.*\)/, '') === b.row.reporter.replace(/（.*）|\(.*\)/, '')
