import { scopeOf } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { type ClaimRow, headline } from '#kernel/indicator'
import { findClaims } from '#kernel/indicator/server'
import { getUnit, type Unit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { type Say, say } from '#platform/say'
import type { ProposedFigure, ProposedFile, SchemeItem } from '../model/index.ts'
import { isOfYear } from '../rules/index.ts'
import { type FoundFile, findFiles } from '../store/index.ts'

const mostClaims = 200
const mostOffered = 20

function whyOf({ way, because }: FoundFile): Say {
  if (way === 'figure') return say(`佐证指标“${because}”`, `proves the figure "${because}"`)
  if (way === 'case') return say(`来自事项《${because}》`, `from the case "${because}"`)
  return say(because ? `本单位上传：${because}` : '本单位上传', because ? `sent in: ${because}` : 'sent in by the unit')
}

/** Files the product has for an item, those of the year first; what the item has already is left out. */
export async function proposeFiles(
  ctx: Ctx,
  it: { item: SchemeItem; unit: Unit; year: number; held: ReadonlySet<string> },
): Promise<ProposedFile[]> {
  const { indicators, processes, areas } = it.item
  const found = await findFiles(ctx.db, {
    year: it.year,
    from: it.unit.no,
    upto: it.unit.upto,
    ...{ indicators, processes, areas },
  })
  const rank = { figure: 0, case: 1, own: 2 }
  return found
    .filter(({ digest, expiresOn }) => !it.held.has(digest) && !(expiresOn !== null && expiresOn < ctx.today))
    .map((file) => ({ ...file, inYear: isOfYear(file, it.year) }))
    .sort((a, b) => Number(b.inYear) - Number(a.inYear) || rank[a.way] - rank[b.way] || (a.name < b.name ? -1 : 1))
    .slice(0, mostOffered)
    .map(({ way, because, ...file }) => ({ ...file, why: whyOf({ way, because } as FoundFile) }))
}

const isWithin = (claim: ClaimRow, year: number): boolean => (claim.period ?? claim.asOf ?? '').startsWith(String(year))

const citedAs = (claim: ClaimRow): ProposedFigure => ({
  name: claim.label.zh,
  figure: claim.figure.zh,
  about: [claim.unitName, claim.scope].filter(Boolean).join(' '),
  when: claim.asOf ?? claim.period ?? '',
  by: claim.reporterUnitName ?? '',
  claim: claim.id,
  accepted: claim.state === 'accepted',
})

/** The claim that counts for each thing said: one indicator, unit, period. Claims made in the item itself are its own words. */
function headsOf(claims: readonly ClaimRow[], caseId: string): ClaimRow[] {
  const groups = new Map<string, ClaimRow[]>()
  for (const claim of claims) {
    if (claim.caseId === caseId) continue
    const key = JSON.stringify([claim.indicator, claim.unitId, claim.period, claim.scope])
    groups.set(key, [...(groups.get(key) ?? []), claim])
  }
  return [...groups.values()].flatMap((group) => headline(group)?.claim ?? [])
}

/**
 * Figures on record for an item's indicators in the year: of the responsible unit, of all below it, and of the unit that is
 * assessed; the latter's own first, accepted before reported.
 */
export async function proposeFigures(
  ctx: Ctx,
  it: { item: SchemeItem; unit: Unit; top: CaseView['unitId']; year: number; caseId: string },
): Promise<ProposedFigure[]> {
  const scope = scopeOf(ctx.actor, 'assessment.read')
  const top = it.top === it.unit.id ? it.unit : await getUnit(ctx.db, it.top)
  const ranges = [
    { no: it.unit.no, upto: it.unit.upto },
    { no: top.no, upto: top.no + 1 },
  ]
  const found: ClaimRow[] = []
  for (const indicator of it.item.indicators)
    for (const unit of ranges) found.push(...(await findClaims(ctx.db, { indicator, unit, scope }, mostClaims)))
  const unique = [...new Map(found.map((claim) => [claim.id, claim])).values()]
  const rank = ({ unitId, state }: ClaimRow) =>
    (unitId === it.top ? 0 : unitId === it.unit.id ? 1 : 2) * 2 + Number(state !== 'accepted')
  return headsOf(
    unique.filter((claim) => isWithin(claim, it.year)),
    it.caseId,
  )
    .sort((a, b) => rank(a) - rank(b) || (a.reportedAt < b.reportedAt ? 1 : -1))
    .slice(0, mostOffered)
    .map(citedAs)
}
