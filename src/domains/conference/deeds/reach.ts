import { mayOver } from '#kernel/access'
import type { Ctx } from '#kernel/domain/server'
import { isWithin } from '#kernel/org'
import { checkReach, getUnit, type NamedForWork, type Unit } from '#kernel/org/server'
import type { CaseView } from '#kernel/process'
import { getBody, getMeeting, listTogether } from '../store/index.ts'

type Row = Record<string, unknown>

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : [])
const idsOf = (value: unknown): number[] => (Array.isArray(value) ? (value as number[]) : [])
const given = (value: unknown): number[] => (typeof value === 'number' ? [value] : [])

/** Units that a step of a meeting gives something to do: an answer, a paper, a decision to carry out, a problem to solve. */
function namedIn(input: Row): NamedForWork[] {
  const rows = [...rowsOf(input.decisions).map((row, i) => ['decisions', i, row] as const)]
  return [
    { path: 'input.guests', ids: idsOf(input.guests) },
    { path: 'input.speakers', ids: idsOf(input.speakers) },
    ...rows.flatMap(([name, i, row]) => [
      { path: `input.${name}.${i}.lead`, ids: given(row.lead) },
      { path: `input.${name}.${i}.joints`, ids: idsOf(row.joints) },
    ]),
    ...rowsOf(input.problems).map((row, i) => ({ path: `input.problems.${i}.unit`, ids: given(row.unit) })),
  ]
}

/** A meeting gives work to members of its body and to units within reach of the unit that holds it. @throws Invalid */
export async function checkMeeting(ctx: Ctx, one: CaseView, input: Row): Promise<void> {
  const { members } = await getBody(ctx.db, (await getMeeting(ctx.db, one)).bodyId)
  const takes = (unit: Unit) => members.includes(unit.id) || mayOver(ctx.actor, 'conference.manage', unit)
  await checkReach(ctx.db, one.unitId, namedIn(input), takes)
}

/** A matter is raised with units that sit in one body with its own, with those below it, or with a unit above. @throws Invalid */
export async function checkPartners(ctx: Ctx, one: CaseView): Promise<void> {
  const own = await getUnit(ctx.db, one.unitId)
  const together = new Set(await listTogether(ctx.db, one.unitId))
  const takes = (unit: Unit) => together.has(unit.id) || isWithin(unit, own)
  await checkReach(ctx.db, one.unitId, [{ path: 'answers.partners', ids: idsOf(one.answers.partners) }], takes)
}
