import { type Claim, isActualCount } from '../read/claim.ts'
import { isSession } from '../read/period.ts'
import { groupBy, type Register } from '../register.ts'

/** Figures of one subject and one period, so that what belongs together is found without asking each about each. */
export interface Shelf {
  claims: readonly Claim[]
  /** Counts that happened, by the words of their name. */
  byKey: ReadonlyMap<string, readonly Claim[]>
  /** The same by the words that are no verbs. */
  byNouns: ReadonlyMap<string, readonly Claim[]>
  bySlug: ReadonlyMap<string, readonly Claim[]>
  /** Of a crowded shelf, by each word of the name, up to some hundreds a word. */
  byWord: ReadonlyMap<string, readonly Claim[]>
  /** What was aimed at, by the words of the name. */
  aims: ReadonlyMap<string, readonly Claim[]>
}

/** When a figure holds, as a label: what ends on one day belongs together. */
function endOf({ period }: Claim): string {
  if (period.kind === 'none') return isSession(period) ? period.text : 'none'
  return period.kind === 'open' ? `since ${period.from}` : `until ${period.to}`
}

function wordsOf(claims: readonly Claim[]): Map<string, Claim[]> {
  const words = new Map<string, Claim[]>()
  if (claims.length <= 2000) return words
  for (const claim of claims)
    for (const token of claim.name.tokens) {
      const found = words.get(token)
      if (!found) words.set(token, [claim])
      else if (found.length < 500) found.push(claim)
    }
  return words
}

export function shelfOf(claims: readonly Claim[]): Shelf {
  const counts = claims.filter((claim) => isActualCount(claim) && claim.name.tokens.length > 0)
  return {
    claims,
    byKey: groupBy(counts, ({ name }) => name.tellingKey),
    byNouns: groupBy(counts, ({ name }) => name.nounsKey),
    bySlug: groupBy(
      counts.filter(({ row }) => row.slug !== ''),
      ({ row }) => row.slug,
    ),
    byWord: wordsOf(counts),
    aims: groupBy(
      claims.filter(({ role, name }) => role === 'target' && name.measure === 'count'),
      ({ name }) => name.tellingKey,
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

/** The ends of a long name: 女职工 of 专项集体合同覆盖女职工, whatever stands before it. */
export function* endsOf(tokens: readonly string[]): Generator<{ rest: string[]; left: string[] }> {
  for (let from = 4; from < tokens.length; from++) yield { rest: tokens.slice(from), left: tokens.slice(0, from) }
}

/** Whether one office says both, in the same paper: then a general name is meant to hold the narrower one. */
export const sameVoice = (a: Claim, b: Claim): boolean =>
  a.row.reporter.replace(/（.*）|\(.*\)/, '') === b.row.reporter.replace(/（.*）|\(.*\)/, '')
