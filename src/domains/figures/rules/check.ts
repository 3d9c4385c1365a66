import { checkAverages } from './checks/averages.ts'
import { checkBands } from './checks/bands.ts'
import { checkClasses } from './checks/classes.ts'
import { checkClosing } from './checks/closing.ts'
import { checkDeclared, distinctPairs, lookUp } from './checks/declared.ts'
import { checkDoubled } from './checks/doubled.ts'
import { checkTwice } from './checks/duplicate.ts'
import { checkGrowth } from './checks/growth.ts'
import { checkKinds } from './checks/kinds.ts'
import { checkNarrower } from './checks/narrower.ts'
import { checkNestedPeriods, checkNestedPlaces } from './checks/nested.ts'
import { checkPaces } from './checks/paces.ts'
import { checkListed, checkParts } from './checks/parts.ts'
import { checkRanges } from './checks/ranges.ts'
import { checkRates } from './checks/rates.ts'
import { checkSame } from './checks/same.ts'
import { checkMoved } from './checks/scope.ts'
import { checkAlone, checkShares } from './checks/shares.ts'
import { type Shelf, shelvesOf } from './checks/shelf.ts'
import { checkStages } from './checks/stages.ts'
import { checkStocks } from './checks/stocks.ts'
import { checkTrends } from './checks/trend.ts'
import { checkVotes } from './checks/votes.ts'
import { checkWithin } from './checks/within.ts'
import { byId, type Finding } from './finding.ts'
import { bareIndicator, type Claim, claimOf, type RegisterRow } from './read/claim.ts'
import { type NameReader, nameReader } from './read/name.ts'
import { type Register, registerOf } from './register.ts'
import { generalRelations, type Relation } from './relations.ts'
import { learn } from './words/segment.ts'

/** What came of checking a register. */
export interface Report {
  rows: number
  /** Contradictions, the gravest first. */
  findings: Finding[]
  /** Differences that have their reason: rounding, another as-of date, another stated scope. */
  explained: Finding[]
}

const ofShelf: readonly ((shelf: Shelf) => Finding[])[] = [
  checkParts,
  checkListed,
  checkShares,
  checkAverages,
  checkRates,
  checkRanges,
  checkPaces,
  checkWithin,
  checkClosing,
  checkClasses,
  checkBands,
  checkKinds,
  checkStages,
  checkVotes,
]
const ofRegister: readonly ((register: Register) => Finding[])[] = [
  checkSame,
  checkMoved,
  checkNarrower,
  checkNestedPlaces,
  checkNestedPeriods,
  checkGrowth,
  checkTrends,
  checkTwice,
  checkDoubled,
  checkStocks,
]

/** A unit that slipped explains a jump or a sum that fails with it; equal rows need no second finding of a lesser kind. */
const rank: Readonly<Record<Finding['kind'], number>> = {
  unit: 0,
  value: 1,
  arithmetic: 2,
  scope: 3,
  trend: 4,
  duplicate: 5,
}

const holds = (outer: Finding, inner: Finding): boolean => inner.rows.every((id) => outer.rows.includes(id))

/** Sums name their root by the fewest rows; whatever compares one thing names all who speak of it. */
const sizeOf = ({ kind, rows }: Finding): number =>
  kind === 'arithmetic' || kind === 'trend' ? rows.length : -rows.length

/** Whether a finding says nothing that a kept one does not say. */
function isEcho(finding: Finding, kept: Finding): boolean {
  if (kept.kind === finding.kind) return holds(kept, finding) || (finding.kind === 'arithmetic' && holds(finding, kept))
  return holds(kept, finding) || (kept.kind === 'unit' && holds(finding, kept))
}

/** A jump by a power of ten is a unit that slipped: whatever else is too large because of it needs no finding of its own. */
function withoutSlipped(findings: readonly Finding[]): Finding[] {
  const slipped = new Set(
    findings.flatMap(({ kind, rows, explanation }) =>
      kind === 'trend' && explanation.code === 'unit-slip' ? rows : [],
    ),
  )
  return findings.filter(
    ({ kind, rows, explanation }) =>
      kind !== 'arithmetic' || explanation.code !== 'part-above-whole' || !rows.some((id) => slipped.has(id)),
  )
}

/** Keeps, of findings about the same rows, the one that says most. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const sorted = withoutSlipped(findings).sort(
    (a, b) => rank[a.kind] - rank[b.kind] || sizeOf(a) - sizeOf(b) || byId(a.id, b.id),
  )
  const kept: Finding[] = []
  const byRow = new Map<string, Finding[]>()
  for (const finding of sorted) {
    const near = new Set(finding.rows.flatMap((id) => byRow.get(id) ?? []))
    if ([...near].some((other) => isEcho(finding, other))) continue
    kept.push(finding)
    for (const id of finding.rows) byRow.set(id, [...(byRow.get(id) ?? []), finding])
  }
  return kept
}

const gravity: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1, info: 2 }

const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (a, b) => gravity[a.severity] - gravity[b.severity] || byId(a.rows[0] ?? '', b.rows[0] ?? '') || byId(a.id, b.id),
  )

const before = (a: RegisterRow, b: RegisterRow): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : a.value < b.value ? -1 : a.value > b.value ? 1 : 0

/** All findings about read claims. */
export function checkClaims(claims: readonly Claim[], nameOf: NameReader, relations: readonly Relation[]): Report {
  const register = registerOf(claims)
  const meant = lookUp(register, nameOf)
  const found: Finding[] = [...checkAlone(claims), ...checkDeclared([...generalRelations, ...relations], meant)]
  for (const check of ofRegister) for (const finding of check(register)) found.push(finding)
  for (const shelf of shelvesOf(register))
    for (const check of ofShelf) for (const finding of check(shelf)) found.push(finding)
  const isDistinct = distinctPairs(relations, meant)
  const findings = withoutEchoes(found.filter((finding) => finding.severity !== 'info' && !isDistinct(finding)))
  const explained = found.filter(({ severity }) => severity === 'info')
  return { rows: claims.length, findings: inOrder(findings), explained: inOrder(explained) }
}

/**
 * Checks a register. The order of its rows changes nothing, nor does a row that has nothing to do with the others.
 * @param near percent that 近, 约 and 余 may be off (parameter `figures.near-percent`)
 * @param relations declared beside those that hold everywhere
 */
export function checkRegister(rows: readonly RegisterRow[], near: number, relations: readonly Relation[] = []): Report {
  const sorted = [...rows].sort(before)
  const nameOf = nameReader(learn(new Set(sorted.map(bareIndicator))))
  return checkClaims(
    sorted.map((row) => claimOf(row, near, nameOf)),
    nameOf,
    relations,
  )
}
