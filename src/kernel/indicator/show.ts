import { type Scope, scopeOf } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { findEvidence, listCaseEvidence } from '#kernel/evidence/server'
import { getUnit } from '#kernel/org/server'
import type { Db } from '#platform/db'
import { Missing } from '#platform/errors'
import type { ClaimFilter, ClaimRow } from './contracts.ts'
import { type Headline, headline } from './headline.ts'
import {
  type ClaimRef,
  type ClaimSearch,
  findClaim,
  findClaimCase,
  findLater,
  listEarlier,
  listLive,
} from './store/claims.ts'
import { findIndicators } from './store/indicators.ts'

/** What is said of a category never stands for the whole. */
const isWhole = ({ categories }: ClaimRow): boolean => categories === ''

/** The claims that count for several indicators of a unit and period; an indicator of which nobody has said anything is left out. */
export async function headlineClaims(
  ctx: Pick<Ctx, 'db'>,
  indicators: readonly string[],
  unitId: number,
  period: string | null,
): Promise<Map<string, Headline<ClaimRow>>> {
  if (indicators.length === 0) return new Map()
  const live = (await listLive(ctx.db, { indicators, unitId, period })).filter(isWhole)
  return new Map(
    indicators.flatMap((name) => {
      const found = headline(live.filter((claim) => claim.indicator === name))
      return found ? [[name, found] as const] : []
    }),
  )
}

/** The claim that counts for a unit and period, why, and what others say; null when nobody has said anything. */
export async function headlineClaim(
  ctx: Pick<Ctx, 'db'>,
  indicator: string,
  unitId: number,
  period: string | null,
): Promise<Headline<ClaimRow> | null> {
  return headline((await listLive(ctx.db, { indicators: [indicator], unitId, period })).filter(isWhole))
}

/** What a filter means for this person. @throws Missing for a unit that is not there. */
export async function searchOf(
  ctx: Pick<Ctx, 'db' | 'actor' | 'ownUnits'>,
  filter: Omit<ClaimFilter, 'page' | 'size'>,
  scope: Scope = scopeOf(ctx.actor, 'figures.read'),
): Promise<ClaimSearch> {
  const { unitId, below, indicator, period, state, words } = filter
  const unit = unitId === undefined ? undefined : await getUnit(ctx.db, unitId)
  const range = unit && { no: unit.no, upto: below ? unit.upto : unit.no + 1 }
  return { scope, unit: range, indicator, period, state, words, own: ctx.ownUnits }
}

/** Files behind a claim: its own, and what its case rests on. */
async function listGround(db: Db, claim: ClaimRow) {
  const own = (await findEvidence(db, claim.evidence)).map((file) => ({ file, slot: null as string | null }))
  const { caseRegion, caseId } = claim
  const ofCase =
    caseRegion === null || caseId === null ? [] : await listCaseEvidence(db, { regionId: caseRegion, id: caseId })
  return [...own, ...ofCase].map(({ file, slot }) => ({ regionId: file.regionId, id: file.id, name: file.name, slot }))
}

/**
 * A claim with everything it can be opened to: case, files, what it replaced and what replaced it, and which figure counts.
 * @throws Missing when it is not there or not visible.
 */
export async function showClaim({ db, ownUnits }: Pick<Ctx, 'db' | 'ownUnits'>, ref: ClaimRef) {
  const claim = await findClaim(db, ref, ownUnits)
  const indicator = claim && (await findIndicators(db, [claim.indicator])).get(claim.indicator)
  if (!claim || !indicator) throw new Missing()
  const { caseRegion, caseId } = claim
  return {
    claim,
    indicator,
    case: caseRegion === null || caseId === null ? null : await findClaimCase(db, { regionId: caseRegion, id: caseId }),
    evidence: await listGround(db, claim),
    earlier: await listEarlier(db, claim),
    later: await findLater(db, claim),
    headline: headline(
      (await listLive(db, { ...claim, indicators: [claim.indicator] })).filter(
        ({ categories }) => categories === claim.categories,
      ),
    ),
  }
}
