import { sql } from 'kysely'
import { Invalid, Missing } from '#platform/errors'
import type { NewUnit } from '../contracts-change.ts'
import type { Span } from '../numbering.ts'
import { searchText, spell } from '../spell.ts'
import { tidyUscc } from '../uscc.ts'
import { ownFaults, takenFaults } from './check.ts'
import { assertManages, assertNotAhead, type Deeds, invalid, writeJournal } from './deed.ts'
import { getUnit, getUnits, type Unit } from './get.ts'
import { lockTree, numberNewcomers } from './number.ts'
import type { Cause } from './tables.ts'
import { beginVersions } from './versions.ts'

/** A unit with the id it will have, so that others in the same batch can stand below it. */
export interface Drafted extends NewUnit {
  id: number
}

const batch = 2000

/**
 * Sets up a unit: it takes a free number below the unit above; nobody else's number changes unless there is no room.
 * @throws Missing when a unit above is not there or not the actor's to manage; Invalid for a wrong or taken name or code;
 * Refused when the unit above has ended.
 */
export async function addUnit(ctx: Deeds, unit: NewUnit): Promise<Unit> {
  await lockTree(ctx.db)
  await assertMayStand(ctx, unit.parentId, unit.industrialParentId)
  assertNotAhead(ctx, 'validFrom', unit.validFrom)
  const [id] = await takeIds(ctx, 1)
  const drafted = { ...unit, id: id ?? 0, uscc: unit.uscc ? tidyUscc(unit.uscc) : null }
  const faults = [...ownFaults(drafted), ...(await takenFaults(ctx.db, [drafted]))]
  if (faults.length > 0) throw new Invalid(faults)
  await writeUnits(ctx, [drafted], 'add', null)
  return getUnit(ctx.db, drafted.id)
}

/** @throws Missing unless the actor manages the unit above; at the top only the system, or whoever is first, sets up. */
export async function assertMayStand(ctx: Deeds, parentId: number | null, industrialId: number | null): Promise<void> {
  if (parentId === null && ctx.actor.personId !== null) throw new Missing()
  const above = await getUnits(
    ctx.db,
    [parentId, industrialId].filter((id) => id !== null),
  )
  const parent = parentId === null ? undefined : above.get(parentId)
  if (parent) assertManages(ctx, [parent])
  const industrial = industrialId === null ? undefined : above.get(industrialId)
  if (industrial && (industrial.indNo === null || industrial.validTo !== null)) {
    throw invalid(
      'industrialParentId',
      `“${industrial.name}”不是产业工会，也不在产业系统内，不能作产业上级`,
      `"${industrial.name}" is no industry union and stands below none, so it cannot be the unit above there`,
    )
  }
}

/** Takes ids for new units beforehand. */
export async function takeIds(ctx: Deeds, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval('unit_id_seq')::int as id from generate_series(1, ${count})`.execute(ctx.db)
  return rows.map((row) => row.id)
}

/** Whether a new unit stands in the industrial tree. */
const isIndustrial = (unit: NewUnit) => unit.kind === 'industry-union' || unit.industrialParentId !== null

/**
 * Writes checked units with their numbers, first versions and lines of the journal. The caller holds the lock of the
 * tree. Units may stand below each other in any order.
 */
export async function writeUnits(
  ctx: Deeds,
  units: readonly Drafted[],
  cause: Cause,
  source: string | null,
): Promise<void> {
  const spans = await numberNewcomers(ctx.db, 'territorial', units)
  const industrial = await numberNewcomers(
    ctx.db,
    'industrial',
    units.filter(isIndustrial).map(({ id, industrialParentId }) => ({ id, parentId: industrialParentId })),
  )
  for (let i = 0; i < units.length; i += batch) {
    const some = units.slice(i, i + batch)
    await insert(ctx, some, spans, industrial)
    await beginVersions(
      ctx,
      some.map((unit) => unit.id),
      cause,
      source,
    )
    const written = some.map((unit) => ({ ...unit, no: spans.get(unit.id)?.no ?? 0 }))
    await writeJournal(ctx, 'add', written, { cause, source })
  }
}

async function insert(
  ctx: Deeds,
  units: readonly Drafted[],
  spans: ReadonlyMap<number, Span>,
  industrial: ReadonlyMap<number, Span>,
): Promise<void> {
  const rows = units.map((unit) => ({
    id: unit.id,
    region_id: unit.regionId,
    kind: unit.kind,
    name: unit.name,
    short_name: unit.shortName,
    aliases: unit.aliases,
    ...spell(unit.name),
    search: searchText(unit),
    uscc: unit.uscc,
    parent_id: unit.parentId,
    industrial_parent_id: unit.industrialParentId,
    ...spans.get(unit.id),
    ind_no: industrial.get(unit.id)?.no ?? null,
    ind_upto: industrial.get(unit.id)?.upto ?? null,
    valid_from: unit.validFrom,
  }))
  const columns = sql`id, region_id, kind, name, short_name, aliases, pinyin, initials, search, uscc, parent_id,
    industrial_parent_id, no, upto, ind_no, ind_upto, valid_from`
  await sql`insert into unit (${columns}) select ${columns} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
    id int, region_id int, kind text, name text, short_name text, aliases text[], pinyin text, initials text, search text,
    uscc text, parent_id int, industrial_parent_id int, no bigint, upto bigint, ind_no bigint, ind_upto bigint,
    valid_from date)`.execute(ctx.db)
}
