import { systemActor } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import type { ClaimRow } from '#kernel/indicator'
import { getUnit } from '#kernel/org/server'
import type { CaseRef } from '#kernel/process'
import { act, joinParties, openCase } from '#kernel/process/server'
import { Missing } from '#platform/errors'
import { say } from '#platform/say'
import { byId, type Finding, kindNames, planQueue, type Queued } from '../rules/index.ts'
import {
  findOpen,
  findRoot,
  insertConflict,
  listConflicts,
  type StoredConflict,
  setClaims,
} from '../store/conflicts.ts'
import { keptSide } from './side.ts'
import { checkStored, markOf, type StoredReport, spokenPeriod } from './stored.ts'

type Clash = Finding & { claims: readonly string[] }
type Conflict = StoredConflict & Queued

const asQueued = (conflict: StoredConflict): Conflict => ({
  ...conflict,
  key: conflict.id,
  state: conflict.caseState === 'settled' ? ('settled' as const) : ('open' as const),
})

/** The claims of a clash, the oldest first; of one report, in the order of their marks. */
const claimsOf = (clash: Clash, report: StoredReport): ClaimRow[] =>
  clash.claims
    .flatMap((id) => report.claims.get(id) ?? [])
    .sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : a.reportedAt > b.reportedAt ? 1 : byId(markOf(a), markOf(b))))

/** Figures that the name of a conflict gives. */
const mostNamed = 3

/** Units that the claims are about or from. */
const unitsOf = (claims: readonly ClaimRow[]): number[] => [
  ...new Set(
    claims.flatMap(({ unitId, reporterUnitId }) => (reporterUnitId === null ? [unitId] : [unitId, reporterUnitId])),
  ),
]

/** What is kept of a clash with its conflict. */
const keptOf = (clash: Clash, claims: readonly ClaimRow[]) => ({
  claims: [...clash.claims],
  units: unitsOf(claims),
  sides: claims.map(keptSide),
})

/** Who is asked: the unit that reported the newest of the figures, else the one it is about, else the office. */
async function ownerOf(ctx: Ctx, claims: readonly ClaimRow[]): Promise<number> {
  const known = claims.flatMap(({ reporterUnitId }) => (reporterUnitId === null ? [] : [reporterUnitId]))
  return known.at(-1) ?? claims[0]?.unitId ?? (await findRoot(ctx.db)) ?? 0
}

/** What a conflict is called on a desk: the figures themselves, whose they are and of when. */
function titleOf(clash: Clash, claims: readonly ClaimRow[]): string {
  const [first] = claims
  const figures = claims.slice(0, mostNamed).map(({ label, figure }, i) => {
    const isSame = i > 0 && label.zh === claims[i - 1]?.label.zh
    return isSame ? figure.zh : `${label.zh} ${figure.zh}`
  })
  const more = claims.length > mostNamed ? ` 等 ${claims.length} 项` : ''
  const whose = first ? `（${first.unitName}，${spokenPeriod(first)}）` : ''
  return `${kindNames[clash.kind].zh}：${figures.join('、')}${more}${whose}`.slice(0, 300)
}

async function open(ctx: Ctx, clash: Clash, again: Conflict | null, report: StoredReport): Promise<CaseRef> {
  const claims = claimsOf(clash, report)
  const unitId = await ownerOf(ctx, claims)
  const one = await openCase(ctx, {
    process: 'conflict',
    unitId,
    title: titleOf(clash, claims),
    ...(again ? { parent: { regionId: again.regionId, id: again.id } } : {}),
    answers: {
      kind: clash.kind,
      found: clash.reason.zh.slice(0, 4000),
      likely: clash.explanation.zh.slice(0, 200),
      ask: clash.ask.join('、').slice(0, 500) || '—',
    },
  })
  const others = unitsOf(claims).filter((id) => id !== unitId)
  await joinParties(
    ctx,
    one,
    others.map((id) => ({ unitId: id, part: say('数据涉及单位', 'A figure of theirs is part of it') })),
  )
  const { no } = await getUnit(ctx.db, unitId)
  const kept = { kind: clash.kind, ...keptOf(clash, claims) }
  await insertConflict(ctx.db, { regionId: one.regionId, id: one.id, unitId, unitNo: no, ...kept })
  return { regionId: one.regionId, id: one.id }
}

/** Further figures join an open conflict. */
async function grow(
  ctx: Ctx,
  { conflict, clash }: { conflict: Conflict; clash: Clash },
  report: StoredReport,
): Promise<CaseRef> {
  const ref = { regionId: conflict.regionId, id: conflict.id }
  await setClaims(ctx.db, ref, keptOf(clash, claimsOf(clash, report)))
  await act({ ...ctx, actor: systemActor }, ref, conflict.caseState === 'found' ? 'regrow' : 'grow')
  return ref
}

/** What bringing the queue in line did. */
export interface Queueing {
  opened: number
  grown: number
  lapsed: number
  /** How many units were asked. */
  asked: number
}

/** Brings the queue in line with what the claims in reach now say; `isOpened` tells which new ones are opened. */
async function bringInLine(ctx: Ctx, isOpened: (clash: Clash) => boolean): Promise<Omit<Queueing, 'asked'>> {
  const report = await checkStored(ctx)
  const found = report.findings.map((finding): Clash => ({ ...finding, claims: finding.rows }))
  const plan = planQueue(found, (await listConflicts(ctx.db)).map(asQueued))
  const opened = plan.open.filter(({ clash }) => isOpened(clash))
  for (const { clash, again } of opened) await open(ctx, clash, again, report)
  for (const one of plan.grow) await grow(ctx, one, report)
  for (const { regionId, id } of plan.lapse) await act({ ...ctx, actor: systemActor }, { regionId, id }, 'lapse')
  return { opened: opened.length, grown: plan.grow.length, lapsed: plan.lapse.length }
}

/**
 * Brings the queue in line with what the stored claims now say, and asks whoever reported: new contradictions are opened,
 * those that are gone lapse, and what was settled stays settled until a new claim joins.
 */
export async function queueConflicts(ctx: Ctx): Promise<Queueing> {
  const done = await bringInLine(ctx, () => true)
  const waiting = (await listConflicts(ctx.db)).filter(({ caseState }) => caseState === 'found')
  for (const { regionId, id } of waiting) await act(ctx, { regionId, id }, 'ask', { input: { question: null } })
  return { ...done, asked: waiting.length }
}

/** Figures have come in: what contradicts comes on to the office's desk, to be looked at before anybody is asked. Doubts wait in the list. */
export const lookForConflicts = async (ctx: Ctx): Promise<void> => {
  await bringInLine(ctx, ({ severity }) => severity === 'error')
}

/** Takes up one finding of the list, to be asked about. @throws Missing when it is no longer there */
export async function takeUp(ctx: Ctx, findingId: string): Promise<CaseRef> {
  const report = await checkStored(ctx)
  const finding = report.findings.find(({ id }) => id === findingId)
  if (!finding) throw new Missing()
  const clash: Clash = { ...finding, claims: finding.rows }
  const queued = (await listConflicts(ctx.db)).map(asQueued)
  const plan = planQueue([clash], queued)
  const [fresh, joined] = [plan.open[0], plan.grow[0]]
  if (fresh) return open(ctx, clash, fresh.again, report)
  if (joined) return grow(ctx, joined, report)
  const known = queued.find((one) => one.kind === clash.kind && clash.claims.every((id) => one.claims.includes(id)))
  if (!known) throw new Missing()
  return { regionId: known.regionId, id: known.id }
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
