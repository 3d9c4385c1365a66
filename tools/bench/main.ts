import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchActs, benchEntries } from './acts.ts'
import type { Line } from './compare.ts'
import { benchExtraction, extractionRemarks } from './extract.ts'
import { benchIndicators } from './indicators.ts'
import { benchKept } from './kept.ts'
import { benchLists } from './lists.ts'
import { benchOutline } from './outline.ts'
import { openBigProvince } from './province.ts'
import { pageOf, tableOf } from './report.ts'
import { benchSealer } from './sealing.ts'
import { benchSearch } from './search.ts'
import { benchStarts, installWords } from './starts.ts'
import { benchSubtree } from './subtree.ts'

const parts = [
  'lists',
  'subtree',
  'acts',
  'journal',
  'search',
  'outline',
  'extract',
  'indicators',
  'kept',
  'starts',
] as const

const usage = `npm run bench -- [--quick] [--cases 1000000] [--units 140000] [--seconds 1] [--rounds 5] [--only ${parts.join(',')}] [--write docs/bench.md]
  --quick    a small province and short rounds: two minutes instead of ten
  --cases    cases at the end of the curve, which begins at 10,000
  --seconds  how long each round of a measurement lasts; --rounds how many there are of each, product and limit in turn
  --write    the file to write the table to; nothing is written without it`

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    cases: { type: 'string' },
    units: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
    only: { type: 'string', default: parts.join(',') },
    write: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const usual = values.quick
  ? { cases: 100_000, units: 14_000, seconds: 0.4, rounds: 3 }
  : { cases: 1_000_000, units: 140_000, seconds: 1, rounds: 5 }
const size = {
  cases: Number(values.cases ?? usual.cases),
  units: Number(values.units ?? usual.units),
  seconds: Number(values.seconds ?? usual.seconds),
  rounds: Number(values.rounds ?? usual.rounds),
}
const wanted = new Set<string>(values.only.split(','))
const isKnown = [...wanted].every((name) => (parts as readonly string[]).includes(name))
if (!Object.values(size).every((n) => n > 0) || !isKnown) {
  console.error(usage)
  process.exit(1)
}

const began = performance.now()
const [loadBefore = 0] = loadavg()
const lines: Line[] = []
const remarks: string[] = []
const keep = (found: Line[]): void => {
  lines.push(...found)
  console.log(tableOf(found).split('\n').slice(2).join('\n'))
}

async function inProvince(): Promise<void> {
  if (!['lists', 'subtree', 'acts', 'journal', 'search'].some((name) => wanted.has(name))) return
  const province = await openBigProvince(size.units, 40)
  try {
    const curve = [10_000, 100_000, 1_000_000].filter((n) => n < size.cases)
    if (wanted.has('lists')) keep(await benchLists(province, [...curve, size.cases], size))
    await province.growTo(size.cases)
    if (wanted.has('subtree')) keep(await benchSubtree(province, size))
    if (wanted.has('acts')) keep(await benchActs(province, size))
    if (wanted.has('journal')) keep([...(await benchEntries(province, size)), ...(await benchSealer(province, size))])
    if (wanted.has('search')) keep(await benchSearch(province, size, remarks))
  } finally {
    await province.close()
  }
}

/** What could not be measured is said in the page, and the rest is measured all the same. */
async function attempt(name: string, part: () => Promise<unknown>): Promise<void> {
  try {
    await part()
  } catch (error) {
    console.error(error)
    remarks.push(`**${name} could not be measured**: ${(error as Error).message.split('\n')[0]}`)
    process.exitCode = 1
  }
}

await attempt('The province', inProvince)
if (wanted.has('outline')) await attempt('The outline', async () => keep(await benchOutline(10, size)))
if (wanted.has('extract')) {
  await attempt('The extraction', async () => keep(await benchExtraction(2, size)))
  remarks.push(...extractionRemarks())
}
if (wanted.has('indicators'))
  await attempt('Indicators', async () => keep(await benchIndicators(values.quick ? [6_000] : [10_000, 60_000], size)))
if (wanted.has('kept'))
  await attempt('Kept sums', async () => keep(await benchKept(values.quick ? [6_000] : [60_000, 400_000], size)))
if (wanted.has('starts')) {
  await attempt('Starting', async () => keep(await benchStarts(size)))
  remarks.push(`Install: ${installWords()}.`)
}
const page = pageOf(lines, remarks, { ...size, loadBefore, minutes: (performance.now() - began) / 60_000 })
console.log(`\n${page}`)
if (values.write) writeFileSync(resolve(values.write), page)
