import { fork } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { checkRegister, readTable } from '../../src/domains/figures/rules/index.ts'
import { csvRows } from '../../src/platform/sheet/server.ts'

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

const indicators = [
  ['职工总数', 'workers', '人', 1],
  ['工会会员数', 'union-members', '人', 0.82],
  ['新就业形态劳动者会员数', 'new-form-members', '人', 0.11],
  ['基层工会组织数', 'unions', '个', 0.013],
  ['集体合同覆盖职工数', 'contract-workers', '人', 0.6],
  ['技能培训人次', 'skill-training', '人次', 0.09],
  ['劳动竞赛参赛职工数', 'contest-workers', '人', 0.3],
  ['困难职工帮扶户数', 'aided-households', '户', 0.0041],
  ['困难职工帮扶资金', 'aid-money', '元', 14.3],
  ['合理化建议条数', 'suggestions', '条', 0.021],
] as const

const header =
  'id,area,indicator_zh,indicator_en,value,unit_zh,qualifier,reporting_org_zh,subject_org_or_region_zh,period_or_asof,basis_note_zh,line\n'

/** Every thousandth figure contradicts the one that the place's own office gives beside it. */
const isPlanted = (n: number) => n % 1000 === 7

/** Figures of many places over eleven years: each place's own size, growing a little from quarter to quarter. */
function* lines(rows: number): Generator<string> {
  const places = Math.max(1, Math.ceil(rows / (indicators.length * 44)))
  let n = 0
  for (let place = 0; place < places; place++)
    for (let quarter = 0; quarter < 44; quarter++)
      for (const [name, slug, unit, share] of indicators) {
        if (n++ >= rows) return
        const county = `测${String.fromCharCode(0x4e00 + (place % 5000), 0x5200 + Math.floor(place / 5000))}县`
        const value = Math.round((9000 + ((place * 7919) % 60_000)) * share * (1 + quarter * 0.004))
        const period = `${2015 + Math.floor(quarter / 4)}年第${'一二三四'[quarter % 4]}季度`
        const row = (id: string, number: number, office: string) =>
          `${id},服务职工,${name},${slug},${number},${unit},,${office},青海省${county},${period},,${(n % 3000) + 1}\n`
        yield row(`R${n}`, value, `${county}总工会`)
        if (isPlanted(n) && n++ < rows) yield row(`R${n}`, Math.round(value * 1.3) + 11, '省总工会')
      }
}

async function writeRegister(path: string, rows: number): Promise<number> {
  const file = createWriteStream(path)
  file.write(`\ufeff${header}`)
  let written = 0
  for (const line of lines(rows)) {
    written += 1
    if (!file.write(line)) await new Promise((go) => file.once('drain', () => go(null)))
  }
  await new Promise((go) => file.end(() => go(null)))
  return written
}

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
