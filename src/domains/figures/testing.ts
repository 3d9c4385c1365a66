import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readCsv } from '#platform/sheet/server'
import { type Finding, type RegisterRow, readTable } from './rules/index.ts'

/** What was planted in a register, and what may be found beside it without being wrong. */
export interface Gold {
  planted: { kinds: string[]; rows: string[] }[]
  tolerated: string[][]
}

const folder = fileURLToPath(new URL('./fixtures/', import.meta.url))

export const gold = JSON.parse(readFileSync(`${folder}gold.json`, 'utf8')) as Record<string, Gold>

/** The register of the journal is kept outside the project; tests of it are left out where it is not there. */
const journal = process.env.GONGYUN_REGISTER ?? ''

/** Rows of a register of ours; null for the journal's where it is not there. */
export function registerNamed(name: string): RegisterRow[] | null {
  const file = name === 'known' ? journal : `${folder}${name}.csv`
  if (!existsSync(file)) return null
  const { rows, faults } = readTable(readCsv(readFileSync(file)))
  if (faults.length > 0) throw new Error(`${name}: ${faults[0]?.message.en}`)
  return rows
}

/** Whether a finding is the planted one: its kind, at least two of its rows (or its only one), and at most one other row. */
const isPlanted = (finding: Finding, { kinds, rows }: Gold['planted'][number]): boolean =>
  kinds.includes(finding.kind) &&
  finding.rows.filter((id) => rows.includes(id)).length >= Math.min(2, rows.length) &&
  finding.rows.filter((id) => !rows.includes(id)).length <= 1

/** What was missed, and what was found that is not there. */
export function scoreOf(findings: readonly Finding[], { planted, tolerated }: Gold) {
  const missed = planted.filter((one) => !findings.some((finding) => isPlanted(finding, one)))
  const wrong = findings.filter(
    (finding) =>
      !planted.some((one) => isPlanted(finding, one)) &&
      !tolerated.some((rows) => rows.every((id) => finding.rows.includes(id))),
  )
  return { missed: missed.map(({ kinds, rows }) => `${kinds[0]} ${rows.join(' ')}`), wrong: wrong.map(({ id }) => id) }
}
