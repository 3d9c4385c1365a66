import { type RawBuilder, sql } from 'kysely'
import type { Light } from '../definition.ts'

/** Names of the columns of cases, seen as `table`. */
const column = (table: string, name: string) => sql.ref(`${table}.${name}`)

/** `lightToday` as an expression over cases, seen as `table`, so that what is counted and what is shown is one thing. */
export const lightOn = (table: string, today: string): RawBuilder<Light | null> =>
  sql<Light | null>`case when ${column(table, 'light')} is not null and ${column(table, 'closed_at')} is null
    and ${column(table, 'due_on')} < ${today} then 'red' else ${column(table, 'light')} end`
