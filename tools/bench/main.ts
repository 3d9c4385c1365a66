import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchActs, benchEntries } from './acts.ts'
import { type Line, tableOf } from './compare.ts'
import { benchLists } from './lists.ts'
import { benchOutline } from './outline.ts'
import { openBigProvince } from './province.ts'
import { benchSealer } from './sealing.ts'
import { benchStarts, installWords } from './starts.ts'
import { benchSubtree } from './subtree.ts'

const usage = `npm run bench -- [--size 100000] [--units 14000] [--seconds 2] [--only acts,journal,lists,subtree,outline,starts] [--write]
  --size     cases at the end of the curve, which begins at 10,000; 1000000 with --units 140000 is the size of a large province
  --seconds  how long each round of a measurement lasts; there are five of each, product and limit in turn
  --write    puts the table into docs/bench.md`

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100000' },
    units: { type: 'string', default: '14000' },
    seconds: { type: 'string', default: '2' },
    only: { type: 'string', default: 'acts,journal,lists,subtree,outline,starts' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const [size, units, seconds] = [Number(values.size), Number(values.units), Number(values.seconds)]
if (![size, units, seconds].every((n) => n > 0)) {
  console.error(usage)
  process.exit(1)
}
const wanted = new Set(values.only.split(','))
const lines: Line[] = []
const remarks: string[] = []

function keep(found: Line[] | string): void {
  if (typeof found === 'string') remarks.push(found)
  else lines.push(...found)
  console.log(typeof found === 'string' ? found : tableOf(found).split('\n').slice(2).join('\n'))
}

async function inProvince(): Promise<void> {
  if (!['acts', 'journal', 'lists', 'subtree'].some((name) => wanted.has(name))) return
  const province = await openBigProvince(units, 40)
  try {
    const sizes = [10_000, 100_000, 1_000_000].filter((n) => n < size)
    if (wanted.has('lists')) keep(await benchLists(province, [...sizes, size], seconds))
    await province.growTo(size)
    if (wanted.has('subtree')) keep(await benchSubtree(province, seconds))
    if (wanted.has('acts')) keep(await benchActs(province, seconds))
    if (wanted.has('journal')) keep([...(await benchEntries(province, seconds)), ...(await benchSealer(province))])
  } finally {
    await province.close()
  }
}

await inProvince()
if (wanted.has('outline')) keep(await benchOutline(10))
if (wanted.has('starts')) {
  keep(await benchStarts())
  keep(installWords())
}

const [cpu] = cpus()
const machine = `${cpus().length} × ${cpu?.model.trim() || process.arch}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
const text = `# Measurements

Each line holds the product against a limit measured in the same run, in turn (A B A B, five rounds): the middle of the
ratios and their spread. Figures of another machine differ; ratios should not. Again with \`npm run bench\`; the curve to a
large province with \`npm run bench -- --size 1000000 --units 140000 --write\`. Nothing here is asserted by a test.

${new Date().toISOString().slice(0, 10)}, ${machine}; ${units.toLocaleString('en')} units, up to ${size.toLocaleString('en')} cases, ${seconds} s a round.

${tableOf(lines)}

${remarks.join('\n')}
`
console.log(`\n${text}`)
if (values.write) writeFileSync(join(dirname(fileURLToPath(import.meta.url)), '../../docs/bench.md'), text)
process.exit(0)
