import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { mayRead, type Reading } from './lists.ts'

/** Which of the processes have a case that may be read. Stops at the first of each, open or closed. */
export async function filledOf(db: Db, readings: readonly Reading[], processes: readonly string[]): Promise<string[]> {
  const wanted = processes.filter((name) => readings.some((reading) => reading.processes.includes(name)))
  if (wanted.length === 0) return []
  const one = (name: string) => {
    const own = readings
      .filter((reading) => reading.processes.includes(name))
      .map((reading) => ({ ...reading, processes: [name] }))
    return sql`select ${name}::text as name where exists (select from cases where ${mayRead(own)})`
  }
  const { rows } = await sql<{ name: string }>`${sql.join(wanted.map(one), sql` union all `)}`.execute(db)
  return rows.map(({ name }) => name)
}
