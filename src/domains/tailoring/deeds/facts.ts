import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { getUnit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { type AdoptionFacts, findLineFaults, findUndecided, originsThrough, threeWay } from '../rules/index.ts'
import { editionsBetween, frameworks, getAdoption, type Lines, listLines, type StoredAdoption } from '../store/index.ts'

/** Whether whoever asks may accept what is made of a list: they answer for the unit that issued it, or for one above. */
export async function answersFromAbove(ctx: Ctx, { upperUnitId }: StoredAdoption): Promise<boolean> {
  return mayOver(ctx.actor, 'tailoring.accept', await getUnit(ctx.db, upperUnitId))
}

/** The three-way difference of an adoption that works on a newer edition than its list stands on; empty otherwise. */
export async function differencesOf(ctx: Ctx, adoption: StoredAdoption) {
  if (adoption.baseId === null || adoption.baseId === adoption.targetId) return []
  const base = await frameworks.get(ctx.db, adoption.baseId)
  const target = await frameworks.get(ctx.db, adoption.targetId)
  const { decisions } = await listLines(ctx.db, adoption, base.id)
  const origins = originsThrough(await editionsBetween(ctx.db, base, target))
  return threeWay(base.body, target.body, origins, decisions)
}

/** Keys of measures let go above about which the unit has not decided. */
export const goneOpen = (differences: Awaited<ReturnType<typeof differencesOf>>, { gone }: Lines): string[] => {
  const decided = new Set(gone.map(({ key }) => key))
  return differences
    .filter(({ kind, needs, key }) => kind === 'gone' && needs && !decided.has(key))
    .map(({ key }) => key)
}

/** Whether whoever asks decided a line as it stands now; what was carried over had been accepted before. */
const decidedAny = (ctx: Ctx, { decisions, additions, gone }: Lines): boolean =>
  [...decisions, ...additions, ...gone].some(
    ({ line }) => !line.carried && line.decidedBy !== null && line.decidedBy === ctx.actor.personId,
  )

/** What the rules of an adoption must know. */
export async function findAdoptionFacts(ctx: Ctx, one: CaseView): Promise<AdoptionFacts> {
  const adoption = await getAdoption(ctx.db, one)
  const { body, name } = await frameworks.get(ctx.db, adoption.targetId)
  const lines = await listLines(ctx.db, adoption, adoption.targetId)
  const faults = findLineFaults(body, lines)
  return {
    undecided: findUndecided(body, lines.decisions),
    faults: faults.map(({ key, rule, message }) => ({ key, rule, zh: message.zh, en: message.en })),
    gone: goneOpen(await differencesOf(ctx, adoption), lines),
    fromAbove: await answersFromAbove(ctx, adoption),
    decidedIt: decidedAny(ctx, lines),
    upperName: name,
  }
}
