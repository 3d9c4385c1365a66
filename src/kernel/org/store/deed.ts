import { mayOver } from '#kernel/access'
import { writeEntries } from '#kernel/audit/server'
import type { Ctx } from '#kernel/domain/server'
import { Invalid, Missing, Refused } from '#platform/errors'
import { say } from '#platform/say'
import type { Unit } from './get.ts'
import { type EventKind, own } from './tables.ts'

/** What a change of units needs to know of the request. */
export type Deeds = Pick<Ctx, 'db' | 'actor' | 'now' | 'today'>

/** The permission to manage units, and so to change their trees. */
export const manage = 'org.manage'

const custom = say('单位管理规则', 'Rules for managing units')

/** A no from one of this room's own rules. */
export const refuse = (rule: string, zh: string, en: string) =>
  new Refused([{ rule: `org.${rule}`, message: say(zh, en), source: custom }])

/** A fault of one field. */
export const invalid = (path: string, zh: string, en: string) => new Invalid([{ path, message: say(zh, en) }])

/** @throws Missing unless the actor may manage every one of these units; Refused when one of them has ended. */
export function assertManages(ctx: Deeds, units: Iterable<Unit>): void {
  for (const unit of units) {
    if (!mayOver(ctx.actor, manage, unit)) throw new Missing()
    if (unit.validTo !== null) {
      throw refuse(
        'ended',
        `“${unit.name}”已于 ${unit.validTo} 撤销或并入其他单位，不能再变更`,
        `"${unit.name}" ended on ${unit.validTo} and cannot be changed any more`,
      )
    }
  }
}

/** @throws Invalid for a day that is yet to come: the tree shows what is, so a change is entered on its day. */
export function assertNotAhead(ctx: Deeds, path: string, day: string): void {
  if (day > ctx.today) {
    throw invalid(path, `日期不能晚于今天（${ctx.today}）`, `The day may not be after today (${ctx.today})`)
  }
}

/** Writes a line of the journal for each unit. */
export const writeJournal = (
  ctx: Deeds,
  action: string,
  units: readonly Pick<Unit, 'id' | 'regionId' | 'no' | 'name'>[],
  body: Record<string, unknown>,
): Promise<void> =>
  writeEntries(
    ctx.db,
    units.map((unit) => ({
      regionId: unit.regionId,
      personId: ctx.actor.personId,
      personName: ctx.actor.name,
      unitId: unit.id,
      unitNo: unit.no,
      action: `org.${action}`,
      subjectKind: 'unit',
      subjectId: String(unit.id),
      body: { name: unit.name, ...body },
    })),
    ctx.now,
  )

/** Writes what happened to units, on which day and by which document. */
export async function writeEvent(
  ctx: Deeds,
  kind: EventKind,
  deed: { on: string; source: string },
  from: readonly number[],
  to: readonly number[],
  detail: Record<string, unknown> = {},
): Promise<void> {
  await own(ctx.db)
    .insertInto('unitEvent')
    .values({
      kind,
      onDate: deed.on,
      source: deed.source,
      fromIds: [...from],
      toIds: [...to],
      detail: JSON.stringify(detail),
      byPerson: ctx.actor.personId,
      at: ctx.now.toISOString(),
    })
    .execute()
}
