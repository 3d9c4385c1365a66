import type { Ctx } from '#kernel/domain/server'
import { digestOf } from '#kernel/edition/server'
import type { CaseRef } from '#kernel/process'
import { Invalid, Missing, Refused, Stale } from '#platform/errors'
import { say } from '#platform/say'
import { Addition, Decision, findMeasure, type Gone } from '../model/index.ts'
import { ownOf, sources } from '../rules/index.ts'
import {
  changeAdoption,
  dropLines,
  frameworks,
  type LineTable,
  listLines,
  type StoredAdoption,
  type StoredFramework,
  writeLines,
} from '../store/index.ts'
import { differencesOf } from './facts.ts'
import { noteAdoption } from './journal.ts'
import { reachAdoption } from './reach.ts'

/** States in which a unit decides about the list above. */
export const deciding: readonly string[] = ['choosing', 'reconciling']

interface Open {
  adoption: StoredAdoption
  upper: StoredFramework
}

/** An adoption whose lines may be written now. @throws Missing out of reach; Refused when it is not being decided; Stale when it changed since `rev`. */
export async function openLines(ctx: Ctx, ref: CaseRef, rev?: number): Promise<Open> {
  const { one, adoption } = await reachAdoption(ctx, ref, 'tailoring.adopt', true)
  if (!deciding.includes(one.state))
    throw new Refused([
      {
        rule: 'not-being-decided',
        message: say('清单不在选择阶段，不能修改', 'The list is not being decided now'),
        source: sources.practice,
      },
    ])
  if (rev !== undefined && adoption.rev !== rev) throw new Stale()
  return { adoption, upper: await frameworks.get(ctx.db, adoption.targetId) }
}

const lineOf = (ctx: Ctx, { adoption, upper }: Open, kind: LineTable['kind'], says: { key: string }): LineTable => ({
  ...{ regionId: adoption.regionId, caseId: adoption.id, editionId: upper.id, kind, key: says.key, says },
  ...{ unitId: adoption.unitId, unitNo: adoption.unitNo, carried: false },
  ...{ decidedBy: ctx.actor.personId, decidedName: ctx.actor.name, decidedAt: ctx.now.toISOString() },
})

async function keep(ctx: Ctx, open: Open, lines: LineTable[], said: Record<string, unknown>) {
  await writeLines(ctx.db, lines)
  await changeAdoption(ctx.db, open.adoption, {})
  await noteAdoption(ctx, 'decide', open.adoption, said)
  return { rev: open.adoption.rev + 1 }
}

/** Only what belongs to the choice is kept: no words of an earlier mind stay behind. */
const tidy = ({ key, choice, own, into, reason }: Decision): Decision => ({
  ...{ key, choice, reason: reason?.trim() ? reason.trim() : null },
  own: choice === 'change' && own ? ownOf(own) : null,
  into: choice === 'merge' ? into : null,
})

/** Writes decisions about measures of the edition above, one or many. @throws Invalid for a key that is not in it. */
export async function decideLines(ctx: Ctx, ref: CaseRef, given: { rev: number; lines: readonly Decision[] }) {
  return writeDecisions(ctx, await openLines(ctx, ref, given.rev), given.lines)
}

/** Writes decisions about an adoption that is held open. @throws Invalid for a key that is not in the edition. */
export async function writeDecisions(ctx: Ctx, open: Open, lines: readonly Decision[]) {
  const unknown = lines.filter(({ key }) => !findMeasure(open.upper.body, key))
  if (unknown.length > 0)
    throw new Invalid(
      unknown.map(({ key }) => ({
        path: 'lines',
        rule: 'no-measure',
        message: say(`上级清单中没有 ${key}`, `There is no ${key} in the list above`),
      })),
    )
  const tidied = lines.map((line) => tidy(Decision.parse(line)))
  const said = { lines: tidied.map(({ key, choice, reason }) => ({ key, choice, reason })) }
  return keep(
    ctx,
    open,
    tidied.map((line) => lineOf(ctx, open, 'decision', line)),
    said,
  )
}

/** A key that no list up or down can have: it names the unit. */
const freshKey = (unitId: number, taken: readonly string[]): string => {
  for (let n = 1; ; n += 1) if (!taken.includes(`u${unitId}-${n}`)) return `u${unitId}-${n}`
}

/** Adds a measure of the unit's own, or writes it anew. @throws Missing for a key that is none of its additions. */
export async function writeAddition(
  ctx: Ctx,
  ref: CaseRef,
  given: { rev: number; key: string | null; addition: Omit<Addition, 'key'> },
) {
  const open = await openLines(ctx, ref, given.rev)
  const { additions } = await listLines(ctx.db, ref, open.upper.id)
  const keys = additions.map(({ key }) => key)
  if (given.key !== null && !keys.includes(given.key)) throw new Missing()
  const key = given.key ?? freshKey(open.adoption.unitId, [...keys, ...open.upper.body.measures.map((m) => m.key)])
  const addition = Addition.parse({ ...given.addition, key })
  const done = await keep(ctx, open, [lineOf(ctx, open, 'addition', addition)], {
    addition: key,
    title: addition.own.title,
  })
  return { ...done, key }
}

/** Takes an addition away. @throws Missing for a key that is none. */
export async function dropAddition(ctx: Ctx, ref: CaseRef, given: { rev: number; key: string }) {
  const open = await openLines(ctx, ref, given.rev)
  if ((await dropLines(ctx.db, ref, open.upper.id, 'addition', [given.key])) === 0) throw new Missing()
  return keep(ctx, open, [], { dropped: given.key })
}

/** Decides about measures that the new edition above let go: let them go, too, or keep them as one's own. @throws Invalid for others. */
export async function decideGone(ctx: Ctx, ref: CaseRef, given: { rev: number; lines: readonly Gone[] }) {
  const open = await openLines(ctx, ref, given.rev)
  const gone = new Map(
    (await differencesOf(ctx, open.adoption)).filter(({ kind }) => kind === 'gone').map((one) => [one.key, one]),
  )
  const lines = given.lines.flatMap((line): LineTable[] => {
    const difference = gone.get(line.key)
    if (!difference?.base) {
      const message = say(`${line.key} 不是上级取消的举措`, `${line.key} was not let go above`)
      throw new Invalid([{ path: 'lines', rule: 'not-gone', message }])
    }
    const own = ownOf(difference.ours?.own ?? difference.base)
    const kept: Addition = {
      key: keptKey(line.key, open.adoption.unitId),
      own,
      area: difference.base.area,
      exceeds: null,
      reason: line.reason,
    }
    return [lineOf(ctx, open, 'gone', line), ...(line.choice === 'own' ? [lineOf(ctx, open, 'addition', kept)] : [])]
  })
  const released = given.lines
    .filter(({ choice }) => choice === 'follow')
    .map(({ key }) => keptKey(key, open.adoption.unitId))
  await dropLines(ctx.db, ref, open.upper.id, 'addition', released)
  return keep(ctx, open, lines, { gone: given.lines.map(({ key, choice }) => ({ key, choice })) })
}

const keyMost = 40

/**
 * The key of a measure that a unit keeps though it was let go above: never one of its own additions, which are numbered, and of
 * two long keys that begin alike never the same.
 */
export function keptKey(key: string, unitId: number): string {
  const whole = `u${unitId}-k-${key}`
  return whole.length <= keyMost ? whole : `u${unitId}-d-${digestOf(key).slice(0, 24)}`
}
