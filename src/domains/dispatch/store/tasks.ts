import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { type Say, say } from '#platform/say'
import type { Ref } from './tables.ts'

/** A tracked case that a quarter asks about. */
export interface TrackedCase extends Ref {
  process: string
  unitId: number
  title: string
  area: string | null
}

/** What a quarter asks about: open cases of tracked processes, of units in a range, begun no later than a day. */
export interface Asking {
  processes: readonly string[]
  no: number
  upto: number
  begunBy: string
  /** Leave out what this round asks about already. */
  round: Ref | null
}

const wanted = ({ processes, no, upto, begunBy, round }: Asking) => sql`
  from cases t
 where t.process = any(${[...processes]}::text[]) and t.closed_at is null
   and t.unit_no >= ${no} and t.unit_no < ${upto} and t.opened_on <= ${begunBy}
   and not exists (select from dispatch_report r where r.round_region = ${round?.regionId ?? null}::int
                      and r.round_id = ${round?.id ?? null}::uuid and r.task_region = t.region_id and r.task_id = t.id)`

/** Tracked cases to ask about, in the order of the tree. */
export async function listToAsk(db: Db, asking: Asking, most: number): Promise<TrackedCase[]> {
  const { rows } = await sql<TrackedCase>`
    select t.region_id, t.id, t.process, t.unit_id, t.title, t.area ${wanted(asking)}
     order by t.unit_no, t.opened_at, t.id limit ${most}`.execute(db)
  return rows
}

/** How many tracked cases there are to ask about, and of how many units. */
export async function countToAsk(db: Db, asking: Asking): Promise<{ tasks: number; units: number }> {
  const { rows } = await sql<{ tasks: number; units: number }>`
    select count(*)::int as tasks, count(distinct t.unit_id)::int as units ${wanted(asking)}`.execute(db)
  return rows[0] ?? { tasks: 0, units: 0 }
}

/** Units that take part in some cases, by the case's id. */
export async function listParts(db: Db, refs: readonly Ref[]): Promise<Map<string, { unitId: number; part: Say }[]>> {
  const { rows } = await sql<{ caseId: string; unitId: number; part: string; partEn: string }>`
    select p.case_id, p.unit_id, p.part, p.part_en from case_party p
     where (p.region_id, p.case_id) in (select * from unnest(${refs.map((r) => r.regionId)}::int[], ${refs.map((r) => r.id)}::uuid[]))
     order by p.part, p.unit_id`.execute(db)
  const parts = new Map<string, { unitId: number; part: Say }[]>()
  for (const { caseId, unitId, part, partEn } of rows)
    parts.set(caseId, [...(parts.get(caseId) ?? []), { unitId, part: say(part, partEn || part) }])
  return parts
}

/** Open tracked cases whose answers end on a day up to `until`, and whose light is not red yet: they may have to change colour. */
export async function listEnding(db: Db, process: string, endField: string, until: string): Promise<Ref[]> {
  const { rows } = await sql<Ref>`
    select region_id, id from cases
     where process = ${process} and closed_at is null and light is distinct from 'red'
       and answers ->> ${endField} <= ${until} order by region_id, id limit 5000`.execute(db)
  return rows
}
