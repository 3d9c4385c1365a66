import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** A number of official documents, 代字〔年〕序号号. */
export interface PaperNumber {
  number: string
  year: number
  serial: number
}

/**
 * The next number of a body's code in a year. Rolled back with the signing, so that none is lost; held until its end, so that
 * none comes twice. Source: 《党政机关公文处理工作条例》第九条（五）.
 */
export async function takeNumber(db: Db, unitId: number, code: string, year: number): Promise<PaperNumber> {
  const { rows } = await sql<{ last: number }>`
    insert into paper_number (unit_id, code, year, last) values (${unitId}, ${code}, ${year}, 1)
    on conflict (unit_id, code, year) do update set last = paper_number.last + 1 returning last`.execute(db)
  const serial = rows[0]?.last ?? 1
  return { number: `${code}〔${year}〕${serial}号`, year, serial }
}
