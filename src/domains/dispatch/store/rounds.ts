import { sql } from 'kysely'
import { lightOn } from '#kernel/process/server'
import type { Db } from '#platform/db'
import { own, type Ref, type RoundTable } from './tables.ts'

/** Writes a new quarter. False when the unit has an open one for the same period, also when two people open it at once. */
export async function insertRound(db: Db, round: Omit<RoundTable, 'closed'>): Promise<boolean> {
  const done = await own(db)
    .insertInto('dispatchRound')
    .values({ ...round, closed: false })
    .onConflict((c) => c.columns(['regionId', 'unitId', 'period']).where(sql<boolean>`not closed`).doNothing())
    .executeTakeFirst()
  return Number(done.numInsertedOrUpdatedRows ?? 0) === 1
}

/** The dispatch a unit has had for a period, open or closed: a quarter is asked about once. */
export const findRoundFor = (db: Db, unitId: number, period: string): Promise<Ref | undefined> =>
  own(db)
    .selectFrom('dispatchRound')
    .select(['regionId', 'caseId as id'])
    .where('unitId', '=', unitId)
    .where('period', '=', period)
    .executeTakeFirst()

/** Marks a quarter as closed. */
export async function closeRound(db: Db, ref: Ref): Promise<void> {
  await own(db)
    .updateTable('dispatchRound')
    .set({ closed: true })
    .where('regionId', '=', ref.regionId)
    .where('caseId', '=', ref.id)
    .execute()
}

/** How the reports of a quarter stand, as far as the reader sees them. */
export interface Counts {
  total: number
  asked: number
  submitted: number
  returned: number
  accepted: number
  missed: number
  dropped: number
  /** Not sent, or returned and not completed, and past the term. */
  waiting: number
  /** First sent after the term. */
  sentLate: number
  onTime: number
  /** How often reports were sent back. */
  sentBack: number
  green: number
  yellow: number
  red: number
  grey: number
  blue: number
  /** Burden: fields asked in all, of them filled beforehand, asked again without an answer at hand. */
  fields: number
  filled: number
  again: number
  units: number
}

/** Counts of reports by quarter. Rounds without a visible report have no row. */
export async function countRounds(db: Db, rounds: readonly Ref[], today: string): Promise<Map<string, Counts>> {
  if (rounds.length === 0) return new Map()
  const state = (name: string) => sql`count(*) filter (where c.state = ${name})::int`
  const light = (name: string) =>
    sql`count(*) filter (where coalesce(${lightOn('c', today)}, 'grey') = ${name} and c.state <> 'dropped')::int`
  const { rows } = await sql<Counts & { roundId: string }>`
    select r.round_id, count(*)::int as total, ${state('asked')} as asked, ${state('submitted')} as submitted,
           ${state('returned')} as returned, ${state('accepted')} as accepted, ${state('missed')} as missed,
           ${state('dropped')} as dropped,
           count(*) filter (where c.state in ('asked', 'returned') and c.due_on < ${today})::int as waiting,
           count(*) filter (where r.submitted_on > r.due_on)::int as sent_late,
           count(*) filter (where r.submitted_on <= r.due_on)::int as on_time,
           coalesce(sum(r.returned), 0)::int as sent_back,
           ${light('green')} as green, ${light('yellow')} as yellow, ${light('red')} as red, ${light('grey')} as grey,
           ${light('blue')} as blue,
           coalesce(sum(r.asked), 0)::int as fields, coalesce(sum(r.filled), 0)::int as filled,
           coalesce(sum(r.again), 0)::int as again, count(distinct r.unit_id)::int as units
      from dispatch_report r join cases c on c.region_id = r.region_id and c.id = r.case_id
     where (r.round_region, r.round_id) in
       (select * from unnest(${rounds.map((r) => r.regionId)}::int[], ${rounds.map((r) => r.id)}::uuid[]))
     group by r.round_id`.execute(db)
  return new Map(rows.map(({ roundId, ...counts }) => [roundId, counts]))
}

/** Units that a quarter asks. */
export async function listUnitsAsked(db: Db, round: Ref): Promise<number[]> {
  const rows = await own(db)
    .selectFrom('dispatchReport')
    .select('unitId')
    .distinct()
    .where('roundRegion', '=', round.regionId)
    .where('roundId', '=', round.id)
    .orderBy('unitId')
    .execute()
  return rows.map((row) => row.unitId)
}

/** Units that a quarter asks, and units that take part in what it asks about: all of them may see it. */
export async function listUnitsConcerned(db: Db, round: Ref): Promise<number[]> {
  const { rows } = await sql<{ unitId: number }>`
    select r.unit_id from dispatch_report r where r.round_region = ${round.regionId} and r.round_id = ${round.id}
    union
    select p.unit_id from dispatch_report r join case_party p on p.region_id = r.region_id and p.case_id = r.case_id
     where r.round_region = ${round.regionId} and r.round_id = ${round.id}
     order by 1`.execute(db)
  return rows.map((row) => row.unitId)
}
