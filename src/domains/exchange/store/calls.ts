import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { CallRow } from '../model/index.ts'

/**
 * Takes from the day's quota, all or nothing. The row is held until the transaction ends, so calls at the same moment come one
 * after the other. Answers how much is used after it; null when it would be more than the quota.
 */
export async function takeQuota(
  db: Db,
  agreementId: string,
  day: string,
  people: number,
  quota: number,
): Promise<number | null> {
  const { rows } = await sql<{ people: number }>`
    insert into exchange_usage as u (agreement_id, day, calls, people)
    select ${agreementId}::uuid, ${day}::date, 1, ${people}::int where ${people}::int <= ${quota}::int
    on conflict (agreement_id, day) do update set calls = u.calls + 1, people = u.people + excluded.people
     where u.people + excluded.people <= ${quota}::int
    returning people`.execute(db)
  return rows[0]?.people ?? null
}

/** Calls and people of a day. */
export async function usedOn(db: Db, agreementId: string, day: string): Promise<{ calls: number; people: number }> {
  const { rows } = await sql<{ calls: number; people: number }>`
    select calls, people from exchange_usage where agreement_id = ${agreementId} and day = ${day}::date`.execute(db)
  return rows[0] ?? { calls: 0, people: 0 }
}

/** The latest thirty days with any call. */
export async function listDays(db: Db, agreementId: string) {
  const { rows } = await sql<{ day: string; calls: number; people: number }>`
    select day, calls, people from exchange_usage where agreement_id = ${agreementId} order by day desc limit 30`.execute(
    db,
  )
  return rows
}

export interface CallTable extends Omit<CallRow, 'at'> {
  unitId: number
  unitNo: number
  clientId: string | null
  at: string
}

export const insertCall = (db: Db, row: CallTable) =>
  db.withTables<{ exchangeCall: CallTable }>().insertInto('exchangeCall').values(row).execute()

interface Wanted {
  words?: string | undefined
  agreementId?: string | undefined
  outcome?: 'good' | 'refused' | undefined
  from?: string | undefined
  to?: string | undefined
  page: number
  size: number
}

const most = 10_000

/** Calls within the scope, the newest first. Days are days in China. */
export async function listCalls(db: Db, wanted: Wanted): Promise<{ rows: CallRow[]; total: number; more: boolean }> {
  const { words, agreementId, outcome, from, to, page, size } = wanted
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null
  const where = sql`
    (${agreementId ?? null}::uuid is null or agreement_id = ${agreementId ?? null}::uuid)
    and (${like}::text is null or partner ilike ${like} or purpose ilike ${like})
    and (${outcome ?? null}::text is null or (status < 400) = (${outcome ?? null} = 'good'))
    and (${from ?? null}::date is null or at >= (${from ?? null}::date)::timestamp at time zone 'Asia/Shanghai')
    and (${to ?? null}::date is null or at < (${to ?? null}::date + 1)::timestamp at time zone 'Asia/Shanghai')`
  const { rows } = await sql<CallRow & { at: string | Date }>`
    select id, agreement_id, region_id, at, partner, client_label, purpose, operation, fields, asked, found, status, rule, address
      from exchange_call where ${where} order by at desc, id limit ${size} offset ${(page - 1) * size}`.execute(db)
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select from exchange_call where ${where} limit ${most + 1}) c`.execute(db)
  const total = counted.rows[0]?.n ?? 0
  return {
    rows: rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })),
    total: Math.min(total, most),
    more: total > most,
  }
}
