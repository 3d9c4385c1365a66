import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Proof } from './model.ts'
import type { Counted } from './rules.ts'

/** Which cases of the kernel's tables show that a duty was done. A process that is not part of the house counts nothing. */
const processOf: Partial<Record<Proof, string>> = {
  tasks: 'task',
  reports: 'report',
  orders: 'rectification',
  problems: 'problem',
  papers: 'paper',
}

interface CountRow {
  process: string
  all: number
  done: number
  late: number
}

/**
 * Counts a unit's own cases opened in a span of days: how many; how many of them wait for nobody at the unit any more; how many wait there
 * past their date. Figures and evidence count what the unit gave.
 */
export async function countDone(db: Db, unitId: number, from: string, to: string): Promise<Counted[]> {
  const { rows } = await sql<CountRow>`
    select process, count(*)::int as all, count(*) filter (where closed_at is not null or not turn_own)::int as done,
           count(*) filter (where closed_at is null and turn_own and due_on < ${to}::date)::int as late
      from cases
     where unit_id = ${unitId} and opened_on >= ${from} and opened_on <= ${to} and process = any(${Object.values(processOf)}::text[])
     group by process`.execute(db)
  const given = await sql<{ figures: number; files: number }>`
    select (select count(*)::int from claim
             where reporter_unit_id = ${unitId} and reported_at >= ${from}::date and reported_at < ${to}::date + 1) as figures,
           (select count(*)::int from evidence
             where unit_id = ${unitId} and uploaded_at >= ${from}::date and uploaded_at < ${to}::date + 1) as files`.execute(
    db,
  )
  const counted = Object.entries(processOf).map(([proof, process]) => {
    const { all = 0, done = 0, late = 0 } = rows.find((row) => row.process === process) ?? {}
    return { proof: proof as Proof, all, done, late }
  })
  const { figures = 0, files = 0 } = given.rows[0] ?? {}
  return [
    ...counted,
    { proof: 'figures', all: figures, done: figures, late: 0 },
    { proof: 'evidence', all: files, done: files, late: 0 },
  ]
}
