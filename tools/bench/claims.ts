import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkRegister, readTable } from '../../src/domains/figures/rules/index.ts'
import { csvRows } from '../../src/platform/sheet/server.ts'
import { writeRegister } from './register.ts'

// How long a register of very many figures takes to be read and checked, with how much memory; beside it the least that any
// check must do: read the file and bring together the rows of one indicator, subject and period.
// node --conditions=source --import tsx tools/bench/claims.ts --rows 10000,100000,1000000

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000,100000,1000000' },
    one: { type: 'string' },
    file: { type: 'string' },
  },
})

interface Measured {
  seconds: number
  processor: number
  megabytes: number
  found: number
}

/** Reads and checks as `gongyun figures check` does. */
function checked(path: string): number {
  const { rows } = readTable(csvRows(readFileSync(path), { bytes: 2 ** 31, rows: 2_000_000, cells: 40_000_000 }))
  return checkRegister(rows, 10).findings.length
}

/** Only brings together what is to be compared, keeping each number as a number. */
function grouped(path: string): number {
  const groups = new Map<string, number[]>()
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const cells = line.split(',')
    const key = `${cells[3]} ${cells[8]} ${cells[9]}`
    const group = groups.get(key)
    if (group) group.push(Number(cells[4]))
    else groups.set(key, [Number(cells[4])])
  }
  return [...groups.values()].filter((group) => new Set(group).size > 1).length
}

function measure(one: string, file: string): Promise<Measured> {
  const child = fork(fileURLToPath(import.meta.url), ['--one', one, '--file', file], { execArgv: process.execArgv })
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Measured))
    child.once('exit', (code) => code && reject(new Error(`${one} ended with ${code}`)))
  })
}

const said = ({ seconds, processor, megabytes, found }: Measured) =>
  `${seconds.toFixed(1)} s | ${processor.toFixed(1)} s | ${Math.round(megabytes)} MB | ${found}`

if (values.one && values.file) {
  const start = performance.now()
  const found = values.one === 'check' ? checked(values.file) : grouped(values.file)
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  process.send?.({
    seconds: (performance.now() - start) / 1000,
    processor: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1024,
    found,
  } satisfies Measured)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'gongyun-claims-'))
  try {
    for (const rows of values.rows.split(',').map(Number)) {
      const path = join(folder, `${rows}.csv`)
      const written = await writeRegister(path, rows)
      const size = Math.round(statSync(path).size / 1e6)
      for (const one of ['check', 'group'])
        process.stdout.write(`| ${written} (${size} MB) | ${one} | ${said(await measure(one, path))} |\n`)
      rmSync(path)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
