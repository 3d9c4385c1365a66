import type { Ctx } from '#kernel/domain/server'
import type { CaseView } from '#kernel/process'
import { act, findCase } from '#kernel/process/server'
import type { Decision, FrameworkBody } from '../model/index.ts'
import { changedFields, findUndecided, originsThrough, threeWay } from '../rules/index.ts'
import {
  changeAdoption,
  editionsBetween,
  frameworks,
  getAdoption,
  type Lines,
  type LineTable,
  listAdopters,
  listLines,
  type StoredAdoption,
  type StoredFramework,
  writeLines,
} from '../store/index.ts'

/** Tells every unit that adopts a list of its new edition: each case goes to “to be reconciled”, once for an edition. */
export async function reviseBelow(ctx: Ctx, payload: Record<string, unknown>): Promise<void> {
  const edition = await frameworks.get(ctx.db, String(payload.id))
  if (edition.state !== 'in-force') return
  for (const adopter of await listAdopters(ctx.db, edition)) {
    const one = await findCase(ctx.db, adopter)
    if (!one || one.closedAt !== null || adopter.targetId === edition.id) continue
    const input = { framework: edition.id, name: `${edition.name}（第${edition.version}版）`.slice(0, 120) }
    await act(ctx, adopter, 'revise', { input })
  }
}

/** The edition that the differences count from: the one whose lines are complete, so that nothing decided is asked again. */
async function baseOf(ctx: Ctx, adoption: StoredAdoption): Promise<StoredFramework> {
  const target = await frameworks.get(ctx.db, adoption.targetId)
  if (adoption.baseId === null || adoption.baseId === target.id) return target
  const { decisions } = await listLines(ctx.db, adoption, target.id)
  return findUndecided(target.body, decisions).length === 0 ? target : frameworks.get(ctx.db, adoption.baseId)
}

type Carried = Pick<LineTable, 'kind' | 'key' | 'says' | 'decidedBy' | 'decidedName' | 'decidedAt'>
type Signed = Pick<LineTable, 'decidedBy' | 'decidedName' | 'decidedAt'>

const signedBy = ({ decidedBy, decidedName, decidedAt }: Signed): Signed => ({ decidedBy, decidedName, decidedAt })

/** Decisions already made about an edition in between, where the measure reads the same in the newest. */
function sinceThen(
  between: StoredFramework,
  fresh: FrameworkBody,
  lines: Lines,
): Map<string, Lines['decisions'][number]> {
  const before = new Map(between.body.measures.map((measure) => [measure.key, measure]))
  const same = (key: string) => {
    const [old, now] = [before.get(key), fresh.measures.find((measure) => measure.key === key)]
    return old !== undefined && now !== undefined && changedFields(old, now).length === 0
  }
  return new Map(lines.decisions.filter(({ key, line }) => !line.carried && same(key)).map((one) => [one.key, one]))
}

async function carriedLines(ctx: Ctx, adoption: StoredAdoption, base: StoredFramework, fresh: StoredFramework) {
  const from = await listLines(ctx.db, adoption, base.id)
  const between = await frameworks.get(ctx.db, adoption.targetId)
  const middle = await listLines(ctx.db, adoption, between.id)
  const newer = between.id === base.id ? new Map<string, never>() : sinceThen(between, fresh.body, middle)
  const origins = originsThrough(await editionsBetween(ctx.db, base, fresh))
  const byKey = new Map(from.decisions.map((decision) => [decision.key, decision]))
  const decided = threeWay(base.body, fresh.body, origins, from.decisions).flatMap((difference): Carried[] => {
    const { key, needs, suggestion, ours, kind } = difference
    if (kind === 'gone') return []
    const since = newer.get(key)
    if (since) return [{ kind: 'decision', key, says: bare(since), ...signedBy(since.line) }]
    const line = ours ? byKey.get(ours.key)?.line : undefined
    return !needs && suggestion && line ? [{ kind: 'decision', key, says: bare(suggestion), ...signedBy(line) }] : []
  })
  const additions = [...from.additions, ...(between.id === base.id ? [] : middle.additions)]
  return [
    ...decided,
    ...additions.map(({ line, ...says }): Carried => ({ kind: 'addition', key: says.key, says, ...signedBy(line) })),
  ]
}

/** A decision without what the store keeps beside it. */
const bare = ({ key, choice, own, into, reason }: Decision): Decision => ({ key, choice, own, into, reason })

/**
 * Turns an adoption to the new edition above: what nobody changed, or only one side, is carried over with the name of who
 * decided it; what both changed, and what came in or went, is left to decide.
 */
export async function carryOver(ctx: Ctx, one: CaseView): Promise<void> {
  const adoption = await getAdoption(ctx.db, one, true)
  const base = await baseOf(ctx, adoption)
  const fresh = await frameworks.get(ctx.db, String(one.answers.framework))
  const lines = await carriedLines(ctx, adoption, base, fresh)
  const { regionId, unitId, unitNo } = adoption
  const common = { regionId, caseId: adoption.id, editionId: fresh.id, unitId, unitNo, carried: true }
  const last = new Map(lines.map((line) => [`${line.kind} ${line.key}`, { ...common, ...line }]))
  await writeLines(ctx.db, [...last.values()])
  await changeAdoption(ctx.db, one, { baseId: base.id, targetId: fresh.id })
}
