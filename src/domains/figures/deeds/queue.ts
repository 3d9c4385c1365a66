import { systemActor } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { ClaimRow } from '#kernel/indicator'
import { getUnit } from '#kernel/org/server'
import { act, openCase } from '#kernel/process/server'
import { byId, type Finding, kindNames, planQueue, type Queued } from '../rules/index.ts'
import {
  findOpen,
  findRoot,
  insertConflict,
  listConflicts,
  type StoredConflict,
  setClaims,
} from '../store/conflicts.ts'
import { checkStored, markOf, type StoredReport } from './stored.ts'

type Clash = Finding & { claims: readonly string[] }
type Conflict = StoredConflict & Queued

const asQueued = (conflict: StoredConflict): Conflict => ({
  ...conflict,
  key: conflict.id,
  state: conflict.caseState === 'settled' ? 'settled' : 'open',
})

/** The claims of a clash, the oldest first; of one report, in the order of their marks. */
const claimsOf = (clash: Clash, report: StoredReport): ClaimRow[] =>
  clash.claims
    .flatMap((id) => report.claims.get(id) ?? [])
    .sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : a.reportedAt > b.reportedAt ? 1 : byId(markOf(a), markOf(b))))

/** Units that the claims are about or from. */
const unitsOf = (claims: readonly ClaimRow[]): number[] => [
  ...new Set(
    claims.flatMap(({ unitId, reporterUnitId }) => (reporterUnitId === null ? [unitId] : [unitId, reporterUnitId])),
  ),
]

/** Who is asked: the unit that reported the newest of the figures, else the one it is about, else the office. */
async function ownerOf(ctx: Ctx, claims: readonly ClaimRow[]): Promise<number> {
  const known = claims.flatMap(({ reporterUnitId }) => (reporterUnitId === null ? [] : [reporterUnitId]))
  return known.at(-1) ?? claims[0]?.unitId ?? (await findRoot(ctx.db)) ?? 0
}

async function open(ctx: Ctx, clash: Clash, again: Conflict | null, report: StoredReport): Promise<void> {
  const claims = claimsOf(clash, report)
  const unitId = await ownerOf(ctx, claims)
  const [first] = claims
  const one = await openCase(ctx, {
    process: 'conflict',
    unitId,
    title: `${kindNames[clash.kind].zh}：${first?.label.zh ?? ''}（${claims.map(markOf).join('、')}）`.slice(0, 300),
    ...(again ? { parent: { regionId: again.regionId, id: again.id } } : {}),
    answers: {
      kind: clash.kind,
      found: clash.reason.zh.slice(0, 4000),
      likely: clash.explanation.zh.slice(0, 200),
      ask: clash.ask.join('、').slice(0, 500) || '—',
    },
  })
  const { no } = await getUnit(ctx.db, unitId)
  const kept = { kind: clash.kind, claims: [...clash.claims], units: unitsOf(claims) }
  await insertConflict(ctx.db, { regionId: one.regionId, id: one.id, unitId, unitNo: no, ...kept })
}

/** What bringing the queue in line did. */
export interface Queueing {
  opened: number
  grown: number
  lapsed: number
}

/**
 * Brings the queue in line with what the stored claims now say: new contradictions are opened, those that are gone
 * lapse, and what was settled stays settled until a new claim joins.
 */
export async function queueConflicts(ctx: Ctx): Promise<Queueing> {
  const report = await checkStored(ctx)
  const found = report.findings.map((finding): Clash => ({ ...finding, claims: finding.rows }))
  const plan = planQueue(found, (await listConflicts(ctx.db)).map(asQueued))
  for (const { clash, again } of plan.open) await open(ctx, clash, again, report)
  const system: Ctx = { ...ctx, actor: systemActor }
  for (const { conflict, clash } of plan.grow) {
    const ref = { regionId: conflict.regionId, id: conflict.id }
    await setClaims(ctx.db, ref, [...clash.claims], unitsOf(claimsOf(clash, report)))
    await act(system, ref, 'grow')
  }
  for (const { regionId, id } of plan.lapse) await act(system, { regionId, id }, 'lapse')
  return { opened: plan.open.length, grown: plan.grow.length, lapsed: plan.lapse.length }
}

/** An open conflict as whoever is about to print is told of it. */
export interface OpenConflict {
  regionId: number
  id: string
  title: string
  kind: string
  claims: string[]
}

/**
 * Open conflicts about these claims, or about figures of or from these units: whoever prints such a figure says so before
 * it is signed.
 */
export async function openConflicts(
  ctx: Ctx,
  asked: { units?: readonly number[]; claims?: readonly string[] },
): Promise<OpenConflict[]> {
  const found = await findOpen(ctx.db, { units: asked.units ?? [], claims: asked.claims ?? [] })
  return found.map(({ regionId, id, title, kind, claims }) => ({ regionId, id, title, kind, claims }))
}
