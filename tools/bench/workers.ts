import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { addUnit } from '#kernel/org/server'
import { allJobs } from '#kernel/whole/server'
import { runDueJobs } from '#platform/jobs/server'
import { openProduct } from '../../src/app/product.ts'
import { asSystem } from '../../src/app/worker.ts'
import { readPostmaster } from '../../src/platform/db/postmaster.ts'
import { pour } from './pour.ts'

// How long an import of many workers takes from the file to the last row, and how long the bare database takes for as many rows
// of the same columns by COPY: node --conditions=source --import tsx tools/bench/workers.ts --rows 1000000

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } })
const rows = Number(values.rows)

const headers =
  '姓名 身份证号 社会保障卡号 手机号 文化程度 职业大类 行业门类 经济类型 用工形式 技能等级 工会会员 农民工'.split(' ')
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A made-up identity number with a right check figure (GB 11643). */
function madeIdentity(region: number, bornOn: string, order: number): string {
  const first = `${region}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return first + '10X98765432'[weights.reduce((total, weight, i) => total + weight * Number(first[i]), 0) % 11]
}

/** A row of its own for each number: birthdays over forty years, orders below a thousand, regions over Qinghai. */
function rowOf(n: number): string {
  const day = new Date(Date.UTC(1964, 0, 1 + Math.floor(n / 1000))).toISOString().slice(0, 10)
  const cells: Record<string, string> = {
    ...{
      姓名: `测量${n % 5000}`,
      身份证号: madeIdentity(632801, day, n % 1000),
      社会保障卡号: `A${String(n).padStart(9, '0')}`,
    },
    ...{
      手机号: `1990${String(n % 10_000_000).padStart(7, '0')}`,
      文化程度: '初中',
      职业大类: '6',
      行业门类: 'C',
      经济类型: '私营',
      用工形式: '1',
    },
    ...{ 技能等级: '中级工', 工会会员: '是', 农民工: '否' },
  }
  return headers.map((header) => cells[header] ?? '').join(',')
}

async function writeFile(path: string): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${headers.join(',')}\n`)
  for (let n = 0; n < rows; n += 1)
    if (!file.write(`${rowOf(n)}\n`)) await new Promise((go) => file.once('drain', () => go(null)))
  await new Promise((go) => file.end(() => go(null)))
}

const seconds = async (deed: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await deed()
  return (performance.now() - begun) / 1000
}
const told = (what: string, took: number) =>
  console.log(
    `${what.padEnd(44)} ${took.toFixed(1).padStart(8)} s ${Math.round(rows / took)
      .toString()
      .padStart(9)} rows/s`,
  )

const dataDir = mkdtempSync(join(tmpdir(), 'gongyun-workers-'))
const path = join(dataDir, 'workers.csv')
await writeFile(path)
console.log(`${rows} rows, ${(statSync(path).size / 1e6).toFixed(0)} MB of csv`)
const { database, house } = await openProduct({ dataDir, begin: 'real' })
// Found by its name: a domain can be evicted, and this file stays.
const importCommand = house.domains.flatMap((one) => one.commands ?? []).find(({ name }) => name === 'workers import')
const unitId = await asSystem(database, house, async (ctx) => {
  const facts = {
    name: '测量省总工会',
    kind: 'federation',
    regionId: 632801,
    shortName: null,
    aliases: [],
    uscc: null,
  } as const
  return (await addUnit(ctx, { ...facts, parentId: null, industrialParentId: null, validFrom: '2017-01-01' })).id
})
const args = [path, '--unit', String(unitId), '--source', '测量']
told(
  'read, checked heading, staged sealed on disk',
  await seconds(() => asSystem(database, house, (ctx) => importCommand?.run(args, ctx) ?? Promise.resolve())),
)
const kinds = allJobs(house)
const run = (job: { kind: string; payload: Record<string, unknown> }) =>
  asSystem(database, house, async (ctx) => kinds.get(job.kind)?.(ctx, job.payload))
told(
  'checked, sealed, digested and written',
  await seconds(async () => {
    while ((await runDueJobs({ database, run })) > 0);
  }),
)
const { rows: ends } = await asSystem(database, house, ({ db }) =>
  sql`select state, added, same, twins, faulty from worker_import`.execute(db),
)
console.log(JSON.stringify(ends[0]))

// The limit: the same columns, sealed already, poured back into tables with the same keys and indexes.
const at = readPostmaster(join(dataDir, 'postgres'))
const client = new pg.Client({ host: at?.socketDir, port: at?.port ?? 0, database: 'gongyun', user: 'gongyun_owner' })
await client.connect()
await client.query(`set row_security = off`)
const perRow = (await pour(client, 'worker', 'worker_bare')) + 2 * (await pour(client, 'worker_digest', 'digest_bare'))
told('bare COPY of the same rows and digests', perRow * rows)
await client.end()
await database.close()
rmSync(dataDir, { recursive: true, force: true })
