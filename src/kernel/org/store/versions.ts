import { sql } from 'kysely'
import { type Deeds, refuse } from './deed.ts'
import type { Cause } from './tables.ts'

const copied = sql`name, short_name, kind, region_id, parent_id, industrial_parent_id`

/** The first version of new units, as they stand in the table of units. */
export async function beginVersions(ctx: Deeds, ids: readonly number[], cause: Cause, source: string | null) {
  await sql`insert into unit_version (unit_id, valid_from, ${copied}, cause, source, by_person, at)
    select id, valid_from, ${copied}, ${cause}, ${source}, ${ctx.actor.personId}::uuid, ${ctx.now.toISOString()}::timestamptz
    from unit where id = any(${[...ids]}::int[])`.execute(ctx.db)
}

/** @throws Refused when one of the units already changed after the day: history is entered in its order. */
export async function assertInOrder(ctx: Deeds, ids: readonly number[], on: string): Promise<void> {
  const { rows } = await sql<{ name: string; validFrom: string }>`
    select name, valid_from from unit_version
    where unit_id = any(${[...ids]}::int[]) and valid_to is null and valid_from > ${on}::date limit 1`.execute(ctx.db)
  const late = rows[0]
  if (!late) return
  throw refuse(
    'order',
    `“${late.name}”自 ${late.validFrom} 起已有新的登记，变更日期不能早于这一天`,
    `"${late.name}" was last changed from ${late.validFrom}; a change cannot be dated before that`,
  )
}

/**
 * Begins a new version of units whose rows were just changed: the old one ends on the day, the new one copies the row.
 * A second change on the same day replaces the first, which would have held for no day at all.
 */
export async function turnVersions(
  ctx: Deeds,
  ids: readonly number[],
  deed: { on: string; source: string },
  cause: Cause,
): Promise<void> {
  const by = ctx.actor.personId
  const at = ctx.now.toISOString()
  await sql`update unit_version v set name = u.name, short_name = u.short_name, kind = u.kind, region_id = u.region_id,
      parent_id = u.parent_id, industrial_parent_id = u.industrial_parent_id, cause = ${cause}, source = ${deed.source},
      by_person = ${by}::uuid, at = ${at}::timestamptz
    from unit u where u.id = v.unit_id and v.unit_id = any(${[...ids]}::int[]) and v.valid_to is null
      and v.valid_from = ${deed.on}::date`.execute(ctx.db)
  const ended = await endVersions(ctx, ids, deed.on)
  await sql`insert into unit_version (unit_id, valid_from, ${copied}, cause, source, by_person, at)
    select id, ${deed.on}::date, ${copied}, ${cause}, ${deed.source}, ${by}::uuid, ${at}::timestamptz
    from unit where id = any(${ended}::int[])`.execute(ctx.db)
}

async function endVersions(ctx: Deeds, ids: readonly number[], on: string): Promise<number[]> {
  const { rows } = await sql<{ unitId: number }>`
    update unit_version set valid_to = ${on}::date
    where unit_id = any(${[...ids]}::int[]) and valid_to is null and valid_from < ${on}::date returning unit_id`.execute(
    ctx.db,
  )
  return rows.map((row) => row.unitId)
}

/** Ends units and their last version on a day; their records lie with the first of `heirs` from then on. */
export async function endUnits(ctx: Deeds, ids: readonly number[], on: string, heirs: readonly number[]) {
  await sql`update unit set valid_to = ${on}::date, succeeded_by = ${[...heirs]}::int[]
    where id = any(${[...ids]}::int[])`.execute(ctx.db)
  await sql`update unit_version set valid_to = ${on}::date
    where unit_id = any(${[...ids]}::int[]) and valid_to is null`.execute(ctx.db)
}
