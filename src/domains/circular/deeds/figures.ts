import { type Ctx, findOffer } from '#kernel/domain/server'
import type { ClaimRow } from '#kernel/indicator'
import { claimsByKey, headlineClaims } from '#kernel/indicator/server'
import type { CaseRef } from '#kernel/process'
import { say } from '#platform/say'
import type { Content, Differing, FigureRef } from '../model/index.ts'
import { usedFigures } from '../rules/index.ts'

/** A claim as a figure of the circular. */
export const figureOf = (claim: ClaimRow, key: string): FigureRef => ({
  key,
  ...{ regionId: claim.regionId, id: claim.id, indicator: claim.indicator, label: claim.label },
  ...{ unitId: claim.unitId, unitName: claim.unitName, figure: claim.figure, period: claim.period, asOf: claim.asOf },
  ...{ scope: claim.scope, method: claim.method, reporter: claim.reporterUnitName ?? claim.reporterName },
})

/** Visible claims as further figures of a content; those it has already keep their key. */
export async function withClaims(
  ctx: Ctx,
  figures: readonly FigureRef[],
  refs: readonly CaseRef[],
): Promise<FigureRef[]> {
  const held = new Set(figures.map(({ id }) => id))
  const wanted = refs.filter(({ id }) => !held.has(id))
  const claims = await claimsByKey(ctx.db, wanted)
  const last = Math.max(0, ...figures.map(({ key }) => Number(key.slice(1))))
  return [...figures, ...claims.map((claim, i) => figureOf(claim, `F${last + i + 1}`))]
}

/** What now counts for the thing a figure is about; null when nobody says anything of it any more. */
async function countingNow(ctx: Pick<Ctx, 'db'>, figures: readonly FigureRef[]): Promise<Map<string, ClaimRow | null>> {
  const now = new Map<string, ClaimRow | null>()
  const things = new Set(figures.map(({ unitId, period }) => JSON.stringify([unitId, period])))
  for (const thing of things) {
    const about = figures.filter(({ unitId, period }) => JSON.stringify([unitId, period]) === thing)
    const [{ unitId, period } = { unitId: 0, period: null }] = about
    const names = about.map(({ indicator }) => indicator)
    const heads = await headlineClaims(ctx, names, unitId, period)
    for (const { key, indicator, scope } of about) {
      const head = heads.get(indicator)
      const same = head && [head.claim, ...head.others].find((claim) => claim.scope === scope)
      now.set(key, same ?? head?.claim ?? null)
    }
  }
  return now
}

/** Printed figures that their claims would say otherwise by now. */
export async function differingNow(ctx: Pick<Ctx, 'db'>, content: Content): Promise<Differing[]> {
  const used = usedFigures(content)
  const now = await countingNow(ctx, used)
  return used.flatMap(({ key, label, figure }) => {
    const claim = now.get(key) ?? null
    if (claim && claim.figure.zh === figure.zh) return []
    return [{ key, label, before: figure, now: claim?.figure ?? null }]
  })
}

/** The figures brought up to date; those of which nothing is said any more stay, and are named by the rule. */
export async function refreshed(ctx: Ctx, content: Content): Promise<Content> {
  const now = await countingNow(ctx, content.figures)
  const figures = content.figures.map((figure) => {
    const claim = now.get(figure.key)
    return claim ? figureOf(claim, figure.key) : figure
  })
  return { ...content, figures }
}

/** An open conflict, as whoever keeps the queue tells of it: what it is about, and the claims that disagree. */
interface OpenConflict {
  regionId: number
  id: string
  title: string
  claims: string[]
}

/** Printed figures about which there is an open conflict; none where nobody keeps such a queue. */
export async function conflictsAbout(ctx: Ctx, content: Content) {
  const used = usedFigures(content)
  const ask = findOffer<{ claims: string[] }, OpenConflict[]>(ctx.house, 'figures.openConflicts')
  const open = ask && used.length > 0 ? await ask(ctx, { claims: used.map(({ id }) => id) }) : []
  return open.flatMap(({ regionId, id: conflictId, title, claims }) =>
    used
      .filter(({ id }) => claims.includes(id))
      .map(({ key, label }) => ({ key, label, what: say(title, title), conflict: { regionId, id: conflictId } })),
  )
}
