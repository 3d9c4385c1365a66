import type { Ctx } from '#kernel/domain/server'
import { type ClaimRow, headline, type IndicatorDefinition } from '#kernel/indicator'
import { findClaims, findIndicators } from '#kernel/indicator/server'
import type { UsedFigure } from '../model/index.ts'

const mostClaims = 2000

/**
 * Periods whose figures may stand for a period, the best first: itself; and for what stands at a moment, the parts of a
 * year or half from the last backwards. What is counted over a period is never taken from a part of it.
 */
export function periodsFor(period: string, kind: IndicatorDefinition['kind']): string[] {
  if (kind === 'flow') return [period]
  const [year, part] = period.split('-')
  const parts = { H1: ['Q2', 'Q1'], H2: ['Q4', 'Q3'] }[part ?? ''] ?? (part ? [] : ['Q4', 'H2', 'Q3', 'Q2', 'H1', 'Q1'])
  return [period, ...parts.map((p) => `${year}-${p}`)]
}

const nobodySaid = (indicator: string): UsedFigure => ({
  indicator,
  value: null,
  qualifier: '',
  claim: null,
  period: null,
  asOf: null,
  disputed: false,
})

function choose(indicator: IndicatorDefinition, claims: readonly ClaimRow[], period: string): UsedFigure {
  for (const wanted of periodsFor(period, indicator.kind)) {
    const found = headline(claims.filter((c) => c.indicator === indicator.name && c.period === wanted))
    if (!found) continue
    const { regionId, id, value, qualifier, asOf } = found.claim
    const base = { indicator: indicator.name, value, qualifier, period: wanted, asOf }
    return { ...base, claim: { regionId, id }, disputed: found.disputed }
  }
  return nobodySaid(indicator.name)
}

/** The figure that counts for each indicator of a unit in a period, with its claim; so that nothing is typed twice. */
export async function readFigures(
  ctx: Pick<Ctx, 'db'>,
  unit: { unitNo: number; regionId: number },
  period: string,
  names: readonly string[],
): Promise<Map<string, UsedFigure>> {
  const indicators = await findIndicators(ctx.db, names)
  const { unitNo: no, regionId } = unit
  const scope = { territorial: [{ lo: no, hi: no + 1, regionId }], industrial: [] }
  const claims = await findClaims(ctx.db, { scope, unit: { no, upto: no + 1 }, state: 'live' }, mostClaims)
  return new Map(
    names.map((name) => {
      const indicator = indicators.get(name)
      return [name, indicator ? choose(indicator, claims, period) : nobodySaid(name)]
    }),
  )
}
